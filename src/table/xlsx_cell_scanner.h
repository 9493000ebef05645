#pragma once

#include <cstdint>
#include <string_view>

namespace vekha::table {

/// The usual forms of cells and rows in a worksheet part, recognised byte by byte, for a general
/// scanner of XML takes ten times as long. What is not in such a form is not an error: nullptr is
/// returned, and the caller reads it with the general scanner. So is what the end of the window
/// cuts off: the bytes must be followed by a zero byte.
struct ScannedCell {
  enum class Type : std::uint8_t { blank, number, shared, text };
  Type type = Type::blank;
  std::uint32_t row = 0;     ///< 0: not written
  std::uint32_t column = 0;  ///< from 1; 0: not written
  std::uint32_t style = 0;
  std::uint64_t shared = 0;  ///< index of the shared string
  std::string_view
      value;  ///< a checked number, or a text that needs no unescaping but is not checked
};

/// Of "<c r="A1" s="2" t="s"><v>5</v></c>" and its like at `at`; returns the place behind it.
const char* scan_cell(const char* at, const char* end, ScannedCell& cell);

/// Of "</row><row r="2" spans="1:6">" at `at`: the new row's number, and the place behind it. A
/// hidden or an empty row is not of the usual form.
const char* scan_row_change(const char* at, std::uint32_t& row);

/// Passes over blanks and line ends.
const char* skip_blanks(const char* at);

}  // namespace vekha::table
