// The days on which a period's part of something that recurs is due.
#include "roadmap/reading_term_composer.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

int iso_weekday(Date day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding());
}

// The n-th day from Monday to Friday of the month, -1 for the last; which of them are feasts is not
// known here.
Date working_day(Date month, int which) {
  constexpr int friday = 5;
  Date day = which < 0 ? last_day_of_month(year_of(month), month_of(month))
                       : make_date(year_of(month), month_of(month), 1);
  const int step = which < 0 ? -1 : 1;
  constexpr int most = 22;  // in a month
  int left = which < 0 ? 1 : std::min(which, most);
  while (true) {
    if (iso_weekday(day) <= friday && --left == 0) return day;
    day = add_days(day, step);
  }
}

}  // namespace

Date clamped_day(Date month, int day) {
  const Date last = last_day_of_month(year_of(month), month_of(month));
  if (day >= static_cast<int>(day_of(last))) return last;
  return make_date(year_of(month), month_of(month), static_cast<unsigned>(day));
}

Date period_start(Date day, int months) {
  const int month = static_cast<int>(month_of(day)) - 1;
  return make_date(year_of(day), static_cast<unsigned>(month / months * months + 1), 1);
}

int TermComposer::weekly_occurrences(const Period& window) const {
  const int days = days_between(window.first, window.last) + 1;
  if (parts_.weekdays == 0) return days / 7;
  int count = 0;
  for (int weekday = 1; weekday <= 7; ++weekday) {
    if ((parts_.weekdays >> static_cast<unsigned>(weekday) & 1U) == 0) continue;
    const int to_first = (weekday - iso_weekday(window.first) + 7) % 7;
    count += days <= to_first ? 0 : (days - to_first + 6) / 7;
  }
  return count;
}

// «последняя пятница месяца», «второй и четвёртый вторник».
void TermComposer::add_ranked_weekdays(const Period& month) {
  int weekday = 1;
  while ((parts_.weekdays >> static_cast<unsigned>(weekday) & 1U) == 0 && weekday < 7)
    ++weekday;
  const Date first = add_days(month.first, (weekday - iso_weekday(month.first) + 7) % 7);
  constexpr int most_in_a_month = 5;
  for (int rank = 1; rank <= most_in_a_month; ++rank) {
    if ((parts_.weekday_ranks >> static_cast<unsigned>(rank) & 1U) == 0) continue;
    const Date day = add_days(first, 7 * (rank - 1));
    if (day <= month.last) out_.due.push_back(day);
  }
  if ((parts_.weekday_ranks & 1U) != 0)
    out_.due.push_back(add_days(month.last, -((iso_weekday(month.last) - weekday + 7) % 7)));
}

// The month that the rule for days means: the one after the period, or one of the period's own.
Date TermComposer::month_of_rule(const Period& period) const {
  const DayRule& rule = *parts_.day_rule;
  const bool monthly = days_between(period.first, period.last) < 31;
  const bool unstated = rule.month == DayRule::Month::unstated;
  const bool last_day = rule.has(0) || rule.working_day < 0;  // of the period itself
  if (rule.month == DayRule::Month::following || (unstated && !monthly && !last_day))
    return add_days(period.last, 1);
  if (rule.month == DayRule::Month::first) return period.first;
  if (rule.month == DayRule::Month::second) return vekha::add_months(period.first, 1);
  return period.last;
}

// By the rule for the days of the month where there is one, else the period's end.
void TermComposer::add_due(const Period& period) {
  if (parts_.weekday_ranks != 0) {
    add_ranked_weekdays({period_start(period.last, 1), period.last});
    return;
  }
  if (!parts_.day_rule) {
    out_.due.push_back(period.last);
    return;
  }
  constexpr int longest_month = 31;
  const Date month = month_of_rule(period);
  if (parts_.day_rule->working_day != 0) {
    out_.due.push_back(working_day(month, parts_.day_rule->working_day));
    return;
  }
  if (parts_.day_rule->has(0)) out_.due.push_back(clamped_day(month, longest_month));
  for (int day = 1; day <= longest_month; ++day) {
    if (parts_.day_rule->has(day)) out_.due.push_back(clamped_day(month, day));
  }
}

}  // namespace vekha::roadmap::reading
