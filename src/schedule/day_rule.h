#pragma once

#include "base/words.h"
#include "schedule/work_calendar.h"

#include <optional>
#include <string_view>

namespace vekha::schedule {

/// One item of the fields «day of month» and «day of week».
struct DayRule {
  enum class Kind {
    any,           ///< *
    day,           ///< 15
    last_day,      ///< L, and L-3: `number` days before it
    near_day,      ///< 15W: the working day nearest to the 15th within the month
    near_last,     ///< LW: the last working day of the month
    nth_working,   ///< 3WD: the third working day; negative from the end: -2WD
    any_working,   ///< WD
    weekday,       ///< fri
    nth_weekday,   ///< fri#2
    last_weekday,  ///< friL
  };
  Kind kind = Kind::any;
  int number = 0;        ///< as the kind says
  unsigned weekday = 0;  ///< 0: Sunday
  bool operator==(const DayRule&) const = default;
};

bool matches(const DayRule& rule, Date day, const WorkCalendar& calendar);

/// «последний рабочий день месяца», for people who ask why.
Words to_words(const DayRule& rule);

unsigned weekday_of(Date day);  ///< 0: Sunday

}  // namespace vekha::schedule
