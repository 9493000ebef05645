#pragma once

#include "base/date.h"

#include <string>
#include <string_view>
#include <variant>

namespace vekha::table {

/// A number as the file writes it, with all its digits: "0.1", "1E+20", "45413".
struct Number {
  std::string text;
  bool percent =
      false;  ///< the cell's format shows it as a percent: 0.85 is read by people as 85 %
  bool operator==(const Number&) const = default;
};

struct TimeOfDay {
  int hour = 0;  ///< 0 to 23; durations beyond a day stay numbers
  int minute = 0;
  int second = 0;
  auto operator<=>(const TimeOfDay&) const = default;
};

struct DateTime {
  Date date;
  TimeOfDay time;
  auto operator<=>(const DateTime&) const = default;
};

/// "#DIV/0!", "#N/A" …
struct ErrorValue {
  std::string text;
  bool operator==(const ErrorValue&) const = default;
};

/// What a person sees in a cell: nothing, a text, a number, yes or no, a day, a moment, a time, an
/// error. A formula counts as its cached value. Cells of CSV and DOCX are always texts.
using Cell =
    std::variant<std::monostate, std::string, Number, bool, Date, DateTime, TimeOfDay, ErrorValue>;

inline bool is_blank(const Cell& cell) {
  return std::holds_alternative<std::monostate>(cell);
}

/// The cell as a text for matching heads and reading plans: texts untouched, dates as «01.05.2024»,
/// numbers as written, booleans as «да»/«нет»; blank: "".
std::string to_text(const Cell& cell);

}  // namespace vekha::table
