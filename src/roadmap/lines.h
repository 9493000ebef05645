#pragma once

#include "base/place.h"
#include "base/problem.h"
#include "table/table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// A row of the document, or a paragraph above one of its tables: all that the finder of tables
/// looks at.
struct Line {
  Place place;                     ///< of the row; `column` 0
  std::vector<std::string> cells;  ///< from column 1; ends cut, line breaks kept; blank: ""
  /// Blank cells, from 1, that a merged cell covers, with its text: one that began in this column
  /// in a row above, and one that began to the left.
  std::map<std::uint32_t, std::string> covered_from_above;
  std::map<std::uint32_t, std::string> covered_from_left;
  std::uint32_t widest_span = 1;    ///< columns that its widest merged cell covers
  bool paragraph = false;           ///< text between tables; its only cell
  std::vector<std::string> beside;  ///< of a paragraph that tabs or wide gaps set in columns: its
                                    ///< parts; else empty
  bool after_break =
      false;  ///< a table or sheet begins here, or blank rows stand before: a page may have turned
  bool starts_sheet = false;  ///< first row of a sheet (in a DOCX: of a table)
  bool worksheet = false;     ///< of a workbook, whose sheets have names that people gave

  const std::string& cell(std::uint32_t column) const;  ///< column from 1; beyond the row: ""
  std::size_t filled() const;
  std::uint32_t width() const;         ///< last filled column, from 1
  std::uint32_t first_filled() const;  ///< from 1; 0 when there is none
  Place place_at(std::uint32_t column) const;
};

/// All sheets one after the other. Hidden sheets are left out and told of in `remarks`.
std::vector<Line> lines_of(const table::Document& document, Problems& remarks);

}  // namespace vekha::roadmap
