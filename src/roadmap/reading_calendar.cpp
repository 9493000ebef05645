#include "roadmap/reading_calendar.h"

#include <array>
#include <chrono>

namespace vekha::roadmap::reading {

namespace {

constexpr int earliest_year = 1;
constexpr int latest_year = 9998;

Period months(int year, unsigned first, unsigned last) {
  return {month_period(year, first).first, month_period(year, last).last};
}

std::optional<Period> ranked_weekday(const Ref& ref, const Period& month) {
  const auto iso = [](Date day) {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding());
  };
  const Date day = ref.weekday_rank < 0
                       ? add_days(month.last, -((iso(month.last) - ref.weekday + 7) % 7))
                       : add_days(month.first, (ref.weekday - iso(month.first) + 7) % 7 +
                                                   7 * (ref.weekday_rank - 1));
  if (month.last < day) return std::nullopt;
  return Period{day, day};
}

std::optional<Period> days_of_month(const Ref& ref, int year) {
  const auto month = static_cast<unsigned>(ref.index);
  if (month < 1 || month > 12) return std::nullopt;
  const Date end = last_day_of_month(year, month);
  if (ref.weekday > 0) return ranked_weekday(ref, month_period(year, month));
  const auto first = checked_date(year, month, static_cast<unsigned>(ref.first_day));
  const auto last =
      ref.last_day == 0 ? end : checked_date(year, month, static_cast<unsigned>(ref.last_day));
  if (!first || !last || *last < *first) return std::nullopt;
  return Period{*first, *last};
}

std::optional<Period> season(const Ref& ref, int year) {
  // A winter lies in two years; what a plan of one year can mean is its January and February.
  static constexpr std::array<std::array<unsigned, 2>, 4> spans = {
      {{1, 2}, {3, 5}, {6, 8}, {9, 11}}};
  if (ref.index < 1 || ref.index > 4) return std::nullopt;
  const auto& span = spans[static_cast<std::size_t>(ref.index - 1)];
  return months(year, span[0], span[1]);
}

std::optional<Period> whole_period(const Ref& ref, int year) {
  switch (ref.unit) {
    case Unit::day:
    case Unit::month: return days_of_month(ref, year);
    case Unit::season: return season(ref, year);
    case Unit::quarter:
      if (ref.index < 1 || ref.index > 4) return std::nullopt;
      return quarter_period(year, static_cast<unsigned>(ref.index));
    case Unit::half_year:
      if (ref.index < 1 || ref.index > 2) return std::nullopt;
      return half_year_period(year, static_cast<unsigned>(ref.index));
    case Unit::year: return year_period(year);
    case Unit::school_half: return ref.index == 1 ? months(year, 9, 12) : months(year + 1, 1, 5);
    case Unit::school_year: return school_year_period(year);
    case Unit::school_quarter:
    case Unit::programme: return std::nullopt;
  }
  return std::nullopt;
}

Period part_of_month(Date any, Part part) {
  const int year = year_of(any);
  const unsigned month = month_of(any);
  if (part == Part::beginning) return {make_date(year, month, 1), make_date(year, month, 10)};
  if (part == Part::middle) return {make_date(year, month, 11), make_date(year, month, 20)};
  return {make_date(year, month, 21), last_day_of_month(year, month)};
}

Period month_around(Date day) {
  return month_period(year_of(day), month_of(day));
}

// Of a month its decade; of anything longer its first, middle or last month.
Period part_of(const Period& whole, Part part) {
  if (part == Part::whole) return whole;
  const int days = days_between(whole.first, whole.last);
  if (days <= 31) return part_of_month(whole.first, part);
  if (part == Part::beginning) return month_around(whole.first);
  if (part == Part::ending) return month_around(whole.last);
  return month_around(add_days(whole.first, days / 2));
}

}  // namespace

bool is_school_unit(Unit unit) {
  return unit == Unit::school_half || unit == Unit::school_year || unit == Unit::school_quarter;
}

Period school_year_period(int year) {
  return {make_date(year, 9, 1), make_date(year + 1, 5, 31)};
}

std::optional<Period> period_of(const Ref& ref, int year) {
  if (year < earliest_year || year > latest_year) return std::nullopt;
  const auto whole = whole_period(ref, year);
  if (!whole) return std::nullopt;
  return part_of(*whole, ref.part);
}

int order_in_year(const Ref& ref) {
  const auto period = period_of(ref, 2024);  // a leap year, so that 29 February has its place
  if (!period) return 0;
  return static_cast<int>(month_of(period->first) * 32 + day_of(period->first)) +
         (year_of(period->first) - 2024) * 400;
}

}  // namespace vekha::roadmap::reading
