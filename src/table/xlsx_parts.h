#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "table/number_format.h"
#include "table/reader.h"
#include "table/zip_archive.h"

/// The small parts of a workbook: relations, list of sheets, texts, styles. ECMA-376 part 1, chapter 18.
namespace vekha::table {

/// An opened package and the limits under which it is read.
struct Package {
  ZipArchive& archive;
  const Place& place;
  const Limits& limits;
};

struct Relation {
  std::string type;    ///< last part of the relation's type: "worksheet"
  std::string target;  ///< part name without a leading slash
};

/// Relations of a part by id; empty when it has none. `part` "" means the package.
std::map<std::string, Relation> read_relations(Package package, std::string_view part);

/// The part of that type among the relations; "" when there is none.
std::string target_of_type(const std::map<std::string, Relation>& relations, std::string_view type);

struct SheetEntry {
  std::string name;
  Visibility visibility = Visibility::visible;
  std::string part;
};

struct WorkbookPart {
  std::vector<SheetEntry> sheets;  ///< worksheets only, in the workbook's order
  bool epoch_1904 = false;
};
WorkbookPart read_workbook(Package package, std::string_view part, const std::map<std::string, Relation>& relations);

/// Texts by index; phonetic runs left out.
std::vector<std::string> read_shared_strings(Package package, std::string_view part);

/// Look of each cell format (cellXfs) by index.
std::vector<NumberLook> read_styles(Package package, std::string_view part);

/// Undoes _xHHHH_ (ECMA-376 part 1, 22.9.2.19).
std::string unescaped(std::string_view text);

}  // namespace vekha::table
