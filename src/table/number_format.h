#pragma once

#include <string_view>

namespace vekha::table {

enum class NumberLook { plain, percent, date, date_time, time };

/// What a number looks like under a format code (ECMA-376 part 1, 18.8.31): letters of days, months, years (Latin or
/// Russian) make a date, of hours and seconds a time; literals, escapes, colours and locales in brackets count for nothing.
/// Durations such as [h]:mm stay numbers.
NumberLook look_of_format(std::string_view code);

/// The same for the numbers of the built-in formats (18.8.30).
NumberLook look_of_builtin(int id);

}  // namespace vekha::table
