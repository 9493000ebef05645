#pragma once

#include "base/date.h"

#include <cstdint>
#include <optional>

/// Places in the calendar as people name them, before and after their year is known.
namespace vekha::roadmap::reading {

enum class Unit : std::uint8_t {
  day,
  month,
  season,
  quarter,
  half_year,
  year,
  school_half,
  school_year,
  school_quarter,
  programme
};

/// «начало», «середина», «конец» of the unit.
enum class Part : std::uint8_t { whole, beginning, middle, ending };

/// «5 марта», «II квартал», «вторая неделя октября»: perhaps without its year.
struct Ref {
  Unit unit = Unit::month;
  int index = 0;         ///< month of a day or a month, number of a quarter …; spring is season 2
  int first_day = 1;     ///< of the month
  int last_day = 0;      ///< 0: the month's last
  int weekday = 0;       ///< «третий четверг октября»: 4, Monday being 1; 0: none is named
  int weekday_rank = 0;  ///< … 3; -1 is the month's last
  Part part = Part::whole;
  bool approximate = false;
  bool following_year = false;     ///< «до 1 марта следующего года»
  std::optional<int> year;         ///< of a school year the one in which it begins
  std::optional<int> school_year;  ///< «май 2024/25 учебного года»: the year follows from the month

  bool operator==(const Ref&) const = default;
};

/// From the first day of `from` to the last of `to`; the same ref twice for «март».
struct Span {
  Ref from;
  Ref to;
  bool turn_assumed = false;  ///< «декабрь – январь 2024»: of which month is the year?

  bool is_range() const { return !(from == to); }
};

/// Its days in that year; nullopt when there is no such date, or the calendar alone does not tell
/// (school quarters, the programme).
std::optional<Period> period_of(const Ref& ref, int year);

/// 1 September of `year` to 31 May.
Period school_year_period(int year);

/// A number that orders refs within a year, September before October: month * 32 + day.
int order_in_year(const Ref& ref);

/// True for units that count by the school year.
bool is_school_unit(Unit unit);

}  // namespace vekha::roadmap::reading
