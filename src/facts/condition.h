#pragma once

#include "table/cell.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::facts {

/// «Статус = Согласовано | Утверждено», «Класс >= 9», «Тема ~ чтение»: a column by its head, a sign
/// (= != > >= < <= ~) with blanks about it, and what to hold the cell against. Texts are compared
/// as text::key forms, numbers as numbers, dates as dates; ~ looks for the words inside.
struct Condition {
  enum class Sign { equal, unequal, more, at_least, less, at_most, contains };
  std::string column;  ///< text::key of the head
  Sign sign = Sign::equal;
  std::vector<std::string> values;  ///< text::key forms; any of them will do

  static std::optional<Condition> parse(std::string_view text);
  bool holds(const table::Cell& cell) const;
};

}  // namespace vekha::facts
