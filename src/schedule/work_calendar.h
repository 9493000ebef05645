#pragma once

#include "base/date.h"
#include "base/problem.h"
#include "base/toml.h"

#include <set>

namespace vekha::schedule {

/// Which days are worked. A year that the calendar lists goes by the list; any other year goes by
/// the Labour Code of the Russian Federation: Saturdays and Sundays are free (article 111, a week
/// of five days), so are the holidays of article 112, and a holiday that falls on a weekend, those
/// of 1 to 8 January excepted, is moved to the next working day. What the Government moves besides
/// stands in the list only.
class WorkCalendar {
 public:
  /// A calendar file:
  ///     [[year]]
  ///     year = 2025
  ///     free = [2025-01-01, …]       # all free days from Monday to Friday
  ///     working = [2025-11-01]       # Saturdays and Sundays that are worked
  /// Days of another year, days that say nothing new and unknown keys are told in `problems`, the
  /// first kind as fatal.
  static WorkCalendar read(const Toml& document, Problems& problems);

  bool is_working(Date day) const;
  bool lists(int year) const { return years_.count(year) > 0; }

 private:
  std::set<int> years_;
  std::set<Date> free_;
  std::set<Date> working_;
};

bool is_weekend(Date day);
/// Russian holidays of article 112; the list is the one in force since 2013.
bool is_holiday(Date day);

}  // namespace vekha::schedule
