#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The ZIP container of an office document (ECMA-376 part 2). Written in the order in which it was
/// read, without folders' entries and with one fixed date, so that the same parts give the same
/// bytes.
namespace vekha::render::docx {

struct Part {
  std::string name;  ///< "word/document.xml"
  std::string bytes;
};

class Package {
 public:
  /// InputError with `file` when the bytes are no ZIP, a part is damaged or encrypted, or there is
  /// more in it than a template has (64 MiB, 2,000 parts: a zip bomb).
  static Package read(std::string_view bytes, const std::string& file);

  std::vector<Part>& parts() { return parts_; }
  const std::vector<Part>& parts() const { return parts_; }
  /// nullptr when there is no such part.
  const Part* find(std::string_view name) const;
  /// Replaces the part or adds it at the end.
  void set(std::string_view name, std::string bytes);

  /// ServiceError when there is no memory for it.
  std::string write() const;

 private:
  std::vector<Part> parts_;
};

}  // namespace vekha::render::docx
