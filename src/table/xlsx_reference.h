#pragma once

#include "table/reader.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vekha::table {

constexpr std::uint32_t xlsx_rows = 1'048'576;
constexpr std::uint32_t xlsx_columns = 16'384;

struct CellReference {
  std::uint32_t row = 0;     ///< from 1
  std::uint32_t column = 0;  ///< from 1
};

/// "C7" or "$C$7"; nullopt when it is no address, or one beyond XFD1048576.
std::optional<CellReference> parse_reference(std::string_view text);

/// "A1:C3", or "A1" for a range of one cell; corners in any order.
std::optional<Range> parse_range(std::string_view text);

}  // namespace vekha::table
