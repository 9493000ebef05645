#include "facts/condition.h"

#include "base/text.h"
#include "facts/values.h"

#include <algorithm>
#include <array>

namespace vekha::facts {

namespace {

// <0, 0, >0; nullopt where the two can't be put in order.
std::optional<int> compare(const table::Cell& cell, const std::string& value) {
  const Value number = read_value(cell);
  const Value wanted = read_value(table::Cell(value));
  if (number.kind == ValueKind::number && wanted.kind == ValueKind::number) {
    return number.number < wanted.number ? -1 : number.number > wanted.number ? 1 : 0;
  }
  const Day day = read_day(cell);
  const Day limit = read_day(table::Cell(value));
  if (day.kind != DayKind::day || limit.kind != DayKind::day) return std::nullopt;
  return day.date < limit.date ? -1 : day.date > limit.date ? 1 : 0;
}

bool equals(const table::Cell& cell, const std::string& value) {
  return text::key(table::to_text(cell)) == value || compare(cell, value) == 0;
}

bool is_in_order(Condition::Sign sign, int order) {
  switch (sign) {
    case Condition::Sign::more: return order > 0;
    case Condition::Sign::at_least: return order >= 0;
    case Condition::Sign::less: return order < 0;
    case Condition::Sign::at_most: return order <= 0;
    default: return false;
  }
}

}  // namespace

std::optional<Condition> Condition::parse(std::string_view text) {
  struct Written {
    std::string_view text;
    Sign sign;
  };
  static constexpr std::array<Written, 7> signs = {{{" != ", Sign::unequal},
                                                    {" >= ", Sign::at_least},
                                                    {" <= ", Sign::at_most},
                                                    {" = ", Sign::equal},
                                                    {" > ", Sign::more},
                                                    {" < ", Sign::less},
                                                    {" ~ ", Sign::contains}}};
  const Written* found = nullptr;
  std::size_t at = std::string_view::npos;
  for (const Written& one : signs) {
    const std::size_t place = text.find(one.text);
    if (place >= at) continue;
    at = place;
    found = &one;
  }
  if (found == nullptr || text::trim(text.substr(0, at)).empty()) return std::nullopt;
  Condition condition;
  condition.column = text::key(text.substr(0, at));
  condition.sign = found->sign;
  for (const std::string& value : text::split(text.substr(at + found->text.size()), '|'))
    condition.values.push_back(text::key(value));
  return condition;
}

bool Condition::holds(const table::Cell& cell) const {
  const auto any = [&](const auto& test) {
    return std::any_of(values.begin(), values.end(), test);
  };
  switch (sign) {
    case Sign::equal: return any([&](const std::string& value) { return equals(cell, value); });
    case Sign::unequal: return !any([&](const std::string& value) { return equals(cell, value); });
    case Sign::contains: {
      const std::string key = text::key(table::to_text(cell));
      return any([&](const std::string& value) { return key.find(value) != std::string::npos; });
    }
    default:
      return any([&](const std::string& value) {
        const auto order = compare(cell, value);
        return order && is_in_order(sign, *order);
      });
  }
}

}  // namespace vekha::facts
