#pragma once

#include "table/table.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// Small files for tests, made on the spot.
namespace vekha::table::testing {

/// A folder of its own, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;

  std::filesystem::path write(const std::string& name, const std::string& bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using Parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a ZIP archive with these entries, in this order.
std::string zip(const Parts& parts);

struct Workbook {
  std::string sheet;             ///< inside <worksheet>: "<sheetData>…</sheetData>"
  std::string shared;            ///< inside <sst>; "" leaves the part out
  std::string styles;            ///< inside <styleSheet>; "" leaves the part out
  std::string workbook;          ///< before <sheets>
  std::string sheet_attributes;  ///< of <sheet>
};
Parts workbook_parts(const Workbook& workbook);
std::string xlsx(const Workbook& workbook);
/// A workbook whose rows are given: "<row r="1">…</row>".
std::string xlsx_rows(const std::string& rows);

/// A document of that body, inside <w:body>.
Parts document_parts(const std::string& body);
std::string docx(const std::string& body);

/// Part of `parts` by name, to be changed.
std::string& part(Parts& parts, const std::string& name);

/// Reads bytes as a file called so.
Document load_bytes(const std::string& bytes, const std::string& name = "файл",
                    const Options& options = {});

/// Sheets as "name{1: a|b|c / 3: d}", cells in a debugging form: text as it is, #1.5, 85%, true,
/// 2024-05-01, 2024-05-01T10:00:00, 10:00:00, !#N/A; blank: nothing.
std::string debug(const Document& document);
std::string debug(const Cell& cell);
/// Only the rows of the only sheet.
std::string rows(const Document& document);

/// The English text of the problem with which the bytes are refused, or "read" when they are not.
std::string refusal(const std::string& bytes, const Options& options = {});

}  // namespace vekha::table::testing
