#include "service/cron.h"

#include "base/text.h"

#include <array>
#include <span>
#include <vector>

namespace vekha::service {

namespace {

struct FieldRule {
  unsigned least;
  unsigned most;
  std::span<const std::string_view> names;  // of the values from `least` on
};

constexpr std::array<std::string_view, 12> month_names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekday_names = {"sun", "mon", "tue", "wed",
                                                           "thu", "fri", "sat"};

std::optional<unsigned> value_of(const std::string& text, const FieldRule& rule) {
  for (std::size_t i = 0; i < rule.names.size(); ++i) {
    if (text::to_lower(text) == rule.names[i]) return rule.least + static_cast<unsigned>(i);
  }
  if (text.empty() || text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  const auto number = static_cast<unsigned>(std::stoul(text));
  return number >= rule.least && number <= rule.most ? std::optional(number) : std::nullopt;
}

struct Span {
  unsigned first;
  unsigned last;
  unsigned step;
};

std::optional<Span> parse_span(const std::string& item, const FieldRule& rule) {
  const std::vector<std::string> step_parts = text::split(item, '/');
  if (step_parts.size() > 2) return std::nullopt;
  Span span{rule.least, rule.most, 1};
  const bool stepped = step_parts.size() == 2;
  if (stepped) {
    const auto step = value_of(step_parts[1], {1, 59, {}});
    if (!step) return std::nullopt;
    span.step = *step;
  }
  if (step_parts[0] == "*") return span;
  const std::vector<std::string> ends = text::split(step_parts[0], '-');
  const auto first = value_of(ends[0], rule);
  const auto last = value_of(ends.back(), rule);
  if (ends.size() > 2 || !first || !last || *first > *last) return std::nullopt;
  span.first = *first;
  span.last = ends.size() == 1 && stepped ? rule.most : *last;
  return span;
}

template <std::size_t N>
bool parse_field(const std::string& field, const FieldRule& rule, std::bitset<N>& set) {
  for (const std::string& item : text::split(field, ',')) {
    const auto span = parse_span(item, rule);
    if (!span) return false;
    for (unsigned value = span->first; value <= span->last; value += span->step)
      set.set(value % N);
  }
  return true;
}

std::string expanded(std::string_view line) {
  const std::string folded = text::fold_space(line);
  if (folded == "@yearly" || folded == "@annually") return "0 0 1 1 *";
  if (folded == "@monthly") return "0 0 1 * *";
  if (folded == "@weekly") return "0 0 * * 0";
  if (folded == "@daily" || folded == "@midnight") return "0 0 * * *";
  if (folded == "@hourly") return "0 * * * *";
  return folded;
}

unsigned weekday_of(Date day) {
  return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
}

}  // namespace

std::optional<Cron> Cron::parse(std::string_view line) {
  const std::vector<std::string> fields = text::split(expanded(line), ' ');
  if (fields.size() != 5) return std::nullopt;
  Cron cron;
  const bool read =
      parse_field(fields[0], {0, 59, {}}, cron.minutes_) &&
      parse_field(fields[1], {0, 23, {}}, cron.hours_) &&
      parse_field(fields[2], {1, 31, {}}, cron.days_) &&
      parse_field(fields[3], {1, 12, month_names}, cron.months_) &&
      parse_field(fields[4], {0, 7, weekday_names}, cron.weekdays_);  // 7 wraps to Sunday
  if (!read) return std::nullopt;
  cron.any_day_ = fields[2].front() == '*';
  cron.any_weekday_ = fields[4].front() == '*';
  return cron;
}

bool Cron::matches_day(Date day) const {
  if (!months_.test(month_of(day))) return false;
  const bool by_day = days_.test(day_of(day));
  const bool by_weekday = weekdays_.test(weekday_of(day));
  if (any_day_ || any_weekday_) return by_day && by_weekday;
  return by_day || by_weekday;
}

bool Cron::matches(const LocalTime& time) const {
  return matches_day(time.date) && hours_.test(static_cast<std::size_t>(time.hour)) &&
         minutes_.test(static_cast<std::size_t>(time.minute));
}

std::optional<LocalTime> Cron::next(const LocalTime& time) const {
  constexpr int days_searched = 8 * 366;
  for (int ahead = 0; ahead <= days_searched; ++ahead) {
    const Date day = add_days(time.date, ahead);
    if (!matches_day(day)) continue;
    for (int minute = 0; minute < 24 * 60; ++minute) {
      const LocalTime candidate{day, minute / 60, minute % 60};
      if (candidate > time && matches(candidate)) return candidate;
    }
  }
  return std::nullopt;
}

}  // namespace vekha::service
