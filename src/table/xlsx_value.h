#pragma once

#include "table/cell.h"
#include "table/number_format.h"

#include <string_view>

namespace vekha::table {

/// The number of a cell as its format shows it: a number with the digits as written, or a date,
/// time or moment, to the second, half up. What has no date (serials below 0, the false 29.02.1900)
/// stays a number. ECMA-376 part 1, 18.17.4.
Cell value_of_number(std::string_view digits, const NumberFormat& format, bool epoch_1904);

/// The value of a cell of type d: ISO 8601, "2024-05-01", "2024-05-01T10:00:00", "10:00:00",
/// "T10:00"; midnight is a date where the format shows a date alone. Else a text.
Cell value_of_iso(std::string_view text, const NumberFormat& format);

/// A number as SpreadsheetML writes it (xsd:double without INF and NaN).
bool is_number(std::string_view text);

}  // namespace vekha::table
