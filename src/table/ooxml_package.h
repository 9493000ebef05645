#pragma once

#include "table/xml_scanner.h"
#include "table/zip_archive.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// A relation of a part to another (ECMA-376 part 2, 9.3).
struct Relation {
  std::string id;
  std::string type;  ///< last segment of the type's URI: "worksheet"; the same in transitional and
                     ///< strict files
  std::string target;  ///< part name without '/' in front, resolved
  bool external = false;
};

/// An OOXML package: parts, found through relations.
class OoxmlPackage {
 public:
  explicit OoxmlPackage(ZipArchive& archive);

  ZipArchive& archive() const { return *archive_; }
  const std::string& file() const { return archive_->file(); }

  /// Of the part, or of the package itself for "". Empty when there are none.
  std::vector<Relation> relations(std::string_view part) const;
  /// The part's content type, in lower case; "" when it has none.
  std::string content_type(std::string_view part) const;
  /// The main part by the relation «officeDocument», else by its content type, else by the usual
  /// names.
  std::optional<std::string> main_part() const;

  bool has(std::string_view part) const { return archive_->find(part) != nullptr; }
  /// InputError when the part is missing.
  std::unique_ptr<ByteSource> open(std::string_view part) const;
  /// The same for a part that is kept in memory, in pieces that cost more than its bytes: one of
  /// more than `most` bytes is refused.
  std::unique_ptr<ByteSource> open_kept(std::string_view part,
                                        std::uint64_t most = 16ULL << 20) const;
  XmlScanner::Bounds bounds() const;

 private:
  struct ContentType {
    std::string key;  ///< a part's name or an extension, in lower case
    std::string type;
  };
  void read_content_types();

  ZipArchive* archive_;
  std::vector<ContentType> defaults_;
  std::vector<ContentType> overrides_;
};

/// `target` as seen from `part`, both without '/' in front or with it: "../a.xml" from
/// "xl/sheets/b.xml" is "xl/a.xml".
std::string resolve_part(std::string_view part, std::string_view target);

const Relation* find_relation(const std::vector<Relation>& relations, std::string_view type);

}  // namespace vekha::table
