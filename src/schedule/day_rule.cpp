#include "schedule/day_rule.h"

#include <array>
#include <string>

namespace vekha::schedule {

namespace {

Date last_of_month(Date day) {
  return last_day_of_month(year_of(day), month_of(day));
}

bool same_month(Date a, Date b) {
  return year_of(a) == year_of(b) && month_of(a) == month_of(b);
}

// The working day nearest to `wanted` without leaving its month; the earlier of two as near.
std::optional<Date> nearest_working(Date wanted, const WorkCalendar& calendar) {
  for (int distance = 0; distance < 31; ++distance) {
    for (const int step : {-distance, distance}) {
      const Date day = add_days(wanted, step);
      if (same_month(day, wanted) && calendar.is_working(day)) return day;
    }
  }
  return std::nullopt;
}

std::optional<Date> nth_working(Date in_month, int number, const WorkCalendar& calendar) {
  const bool forward = number > 0;
  Date day =
      forward ? make_date(year_of(in_month), month_of(in_month), 1) : last_of_month(in_month);
  int left = forward ? number : -number;
  while (same_month(day, in_month)) {
    if (calendar.is_working(day) && --left == 0) return day;
    day = add_days(day, forward ? 1 : -1);
  }
  return std::nullopt;
}

bool matches_weekday(const DayRule& rule, Date day) {
  if (weekday_of(day) != rule.weekday) return false;
  const auto number = static_cast<int>(day_of(day));
  switch (rule.kind) {
    case DayRule::Kind::nth_weekday: return (number - 1) / 7 + 1 == rule.number;
    case DayRule::Kind::last_weekday:
      return number + 7 > static_cast<int>(day_of(last_of_month(day)));
    default: return true;
  }
}

bool matches_near(const DayRule& rule, Date day, const WorkCalendar& calendar) {
  const auto wanted = checked_date(year_of(day), month_of(day), static_cast<unsigned>(rule.number));
  return wanted && nearest_working(*wanted, calendar) == day;
}

constexpr std::array<std::string_view, 7> weekdays_ru = {
    "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"};
constexpr std::array<std::string_view, 7> weekdays_en = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

Words weekday_words(const DayRule& rule) {
  const std::string ru(weekdays_ru[rule.weekday % 7]);
  const std::string en(weekdays_en[rule.weekday % 7]);
  if (rule.kind == DayRule::Kind::last_weekday)
    return {ru + ", в месяце последний раз", "the last " + en + " of the month"};
  if (rule.kind == DayRule::Kind::nth_weekday) {
    const std::string number = std::to_string(rule.number);
    return {ru + ", в месяце " + number + "-й раз", en + " no. " + number + " of the month"};
  }
  return {ru, en};
}

Words working_words(const DayRule& rule) {
  const std::string number = std::to_string(rule.number < 0 ? -rule.number : rule.number);
  if (rule.number == -1) return {"последний рабочий день месяца", "the month's last working day"};
  if (rule.number < 0)
    return {number + "-й с конца рабочий день месяца",
            "working day no. " + number + " from the end"};
  return {number + "-й рабочий день месяца", "working day no. " + number + " of the month"};
}

Words last_day_words(const DayRule& rule) {
  if (rule.number == 0) return {"последний день месяца", "the month's last day"};
  const std::string number = std::to_string(rule.number);
  return {number + " дн. до последнего дня месяца", number + " days before the month's last"};
}

}  // namespace

unsigned weekday_of(Date day) {
  return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
}

bool matches(const DayRule& rule, Date day, const WorkCalendar& calendar) {
  using Kind = DayRule::Kind;
  switch (rule.kind) {
    case Kind::any: return true;
    case Kind::day: return static_cast<int>(day_of(day)) == rule.number;
    case Kind::last_day: return add_days(day, rule.number) == last_of_month(day);
    case Kind::near_day: return matches_near(rule, day, calendar);
    case Kind::near_last: return nth_working(day, -1, calendar) == day;
    case Kind::nth_working: return nth_working(day, rule.number, calendar) == day;
    case Kind::any_working: return calendar.is_working(day);
    case Kind::weekday:
    case Kind::nth_weekday:
    case Kind::last_weekday: return matches_weekday(rule, day);
  }
  return false;
}

Words to_words(const DayRule& rule) {
  using Kind = DayRule::Kind;
  const std::string number = std::to_string(rule.number);
  switch (rule.kind) {
    case Kind::any: return {"каждый день", "every day"};
    case Kind::day: return {number + "-е число", "day " + number + " of the month"};
    case Kind::last_day: return last_day_words(rule);
    case Kind::near_day:
      return {"рабочий день, ближайший к " + number + "-му числу",
              "the working day nearest to the " + number + "th"};
    case Kind::near_last: return {"последний рабочий день месяца", "the month's last working day"};
    case Kind::nth_working: return working_words(rule);
    case Kind::any_working: return {"рабочий день", "a working day"};
    default: return weekday_words(rule);
  }
}

}  // namespace vekha::schedule
