#pragma once

#include "base/date.h"
#include "table/cell.h"

#include <optional>
#include <string>
#include <string_view>

/// Reporting periods as people write them.
namespace vekha::facts {

enum class Grain { day, month, quarter, half_year, months, year, school_year, span };

/// A period as written; its year may stand elsewhere (in the head above, in the title of the
/// table).
struct PeriodText {
  Grain grain = Grain::year;
  std::optional<int> year;
  std::optional<int> last_year;  ///< of «2021–2023»
  unsigned first_month = 1;
  unsigned last_month = 12;
  std::optional<Period> exact;  ///< days that were written out
  bool operator==(const PeriodText&) const = default;
};

/// What to do with words that belong to no period.
enum class OtherWords { refused, passed_over };

/// Reads «январь 2024», «янв. 24», «январь – март 2024», «I квартал 2024 г.», «1 кв.», «Q1 2024»,
/// «2-е полугодие 2023», «9 месяцев 2024», «2024», «2023/24 уч. год», «01.2024», «15.03.2024»,
/// «01.01.2024–31.03.2024». nullopt: no period, or two.
std::optional<PeriodText> read_period(std::string_view text,
                                      OtherWords other = OtherWords::refused);

/// A cell: dates too. A first day of a month is what a spreadsheet makes of «янв. 24»: that month.
std::optional<PeriodText> read_period_in(const table::Cell& cell,
                                         OtherWords other = OtherWords::refused);

/// With `year` where the text names none. nullopt: a year is wanted. A school year is 01.09
/// to 31.08.
std::optional<Period> resolve(const PeriodText& text, std::optional<int> year);

/// Month of «янв», «января», «май» …; 0: none.
unsigned month_of_word(std::string_view lower_case_word);

/// "by month", "by quarter" … for the account of a layout.
std::string_view by_grain(Grain grain);

}  // namespace vekha::facts
