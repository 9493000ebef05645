#include "render/format.h"

namespace vekha::render {

std::string Format::text_or_name(std::string_view prefix, std::string_view name) const {
  const std::string key = std::string(prefix) + "." + std::string(name);
  return phrases_.has(key) ? phrases_.text(key) : std::string(name);
}

std::string Format::with_percent_sign(const std::string& number) const {
  return fill("format.with_percent_sign", {{"value", number}});
}

std::string Format::period(const Period& period) const {
  const int year = year_of(period.first);
  const unsigned month = month_of(period.first);
  const auto named = [&](std::string_view kind, const std::string& name) {
    return fill("format." + std::string(kind), {{"name", name}, {"year", std::to_string(year)}});
  };
  if (period == year_period(year)) return named("year", "");
  if (period == month_period(year, month))
    return named("month", text("month." + std::to_string(month)));
  const unsigned quarter = (month + 2) / 3;
  if (period == quarter_period(year, quarter))
    return named("quarter", text("roman." + std::to_string(quarter)));
  const unsigned half = (month + 5) / 6;
  if (period == half_year_period(year, half))
    return named("half_year", text("roman." + std::to_string(half)));
  if (period.first == period.last) return date(period.first);
  return fill("format.span", {{"first", date(period.first)}, {"last", date(period.last)}});
}

std::string Format::short_month(unsigned month) const {
  return text("short_month." + std::to_string(month));
}

std::string numbered(const std::string& number, const std::string& title) {
  if (number.empty()) return title;
  std::string label = number;
  while (!label.empty() && label.back() == '.')
    label.pop_back();
  return title.empty() ? label : label + ". " + title;
}

}  // namespace vekha::render
