#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vekha::table {

/// A list's number in a format of ST_NumberFormat (ECMA-376 part 1, 17.18.59): "decimal",
/// "upperRoman", "russianLower" …; a format not known here counts as decimal, "none" is "".
std::string list_number(std::uint32_t value, std::string_view format);

}  // namespace vekha::table
