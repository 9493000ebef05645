#include "base/period_text.h"

#include "base/text.h"

#include <charconv>
#include <string>

namespace vekha {

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<Date> day(std::string_view text) {
  const std::string_view trimmed = text::trim(text);
  const auto iso = parse_iso_date(trimmed);
  return iso ? iso : parse_russian_date(trimmed);
}

std::optional<Period> span(std::string_view first, std::string_view last) {
  const auto from = day(first);
  const auto to = day(last);
  if (!from || !to || *to < *from) return std::nullopt;
  return Period{*from, *to};
}

// «Q2», «H1», «05»
std::optional<Period> part_of_year(int year, std::string_view part) {
  const bool quarter = part.front() == 'Q' || part.front() == 'q';
  const bool half = part.front() == 'H' || part.front() == 'h';
  const auto value = number(part.substr(quarter || half ? 1 : 0));
  if (!value || *value < 1) return std::nullopt;
  const auto index = static_cast<unsigned>(*value);
  if (quarter) return index <= 4 ? std::optional(quarter_period(year, index)) : std::nullopt;
  if (half) return index <= 2 ? std::optional(half_year_period(year, index)) : std::nullopt;
  return index <= 12 ? std::optional(month_period(year, index)) : std::nullopt;
}

}  // namespace

std::optional<Period> parse_period(std::string_view given) {
  const std::string_view text = text::trim(given);
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos)
    return span(text.substr(0, dots), text.substr(dots + 2));
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos && dash > 4)
    return span(text.substr(0, dash), text.substr(dash + 1));
  const auto year = number(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2200) return std::nullopt;
  if (text.size() == 4) return year_period(*year);
  if (text.size() < 6 || text[4] != '-') return std::nullopt;
  return part_of_year(*year, text.substr(5));
}

Words no_period(std::string_view given) {
  const std::string quoted = "«" + std::string(given) + "»";
  return {
      quoted + " не период; запишите 2024, 2024-H1, 2024-Q2, 2024-05 или 01.04.2024-30.06.2024",
      quoted + " is no period; write 2024, 2024-H1, 2024-Q2, 2024-05 or 2024-04-01..2024-06-30"};
}

}  // namespace vekha
