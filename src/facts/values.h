#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "table/cell.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a reported cell says. Nothing is guessed: what is no number, no yes or no, and no sign of
/// "nothing to tell" is senseless and goes back to its author.
namespace vekha::facts {

enum class ValueKind {
  blank,
  number,
  share,     ///< «3 из 5», «3/5»
  several,   ///< «1;3»: one number a sub-target
  done,      ///< «да», «+», «выполнено», «утверждён», TRUE
  not_done,  ///< «нет», «не проводилось», «в работе»
  dash,      ///< «-», «–»: "no" where a «+» means yes, else nothing to tell; the column decides
  missing,   ///< «н/д», «х», «нет отметки», #N/A
  date,      ///< a day where a number is wanted: often Excel's reading of «1.3»
  senseless
};

struct Value {
  ValueKind kind = ValueKind::blank;
  Decimal number;                ///< of number; numerator of share
  Decimal of;                    ///< denominator of share
  std::vector<Decimal> several;  ///< two or more
  bool percent = false;          ///< number is in percents, 85 for 85 %
  bool words_after = false;  ///< «5 собеседований»: the number is sure, the words were passed over
  bool estimated = false;    ///< «около 6»
};

Value read_value(const table::Cell& cell);

enum class DayKind { blank, day, month, senseless };

/// A day as reported. Of a month without a day, the last one.
struct Day {
  DayKind kind = DayKind::blank;
  Date date{};
};

/// «01.05.2024», «1.5.24», «2024-05-01», «01/05/2024», «1 мая 2024 г.», with a time behind it or
/// not; «май 2024»; dates of Excel, also those that came as a bare serial number.
Day read_day(const table::Cell& cell);

}  // namespace vekha::facts
