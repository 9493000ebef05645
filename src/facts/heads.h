#pragma once

#include <cstddef>
#include <string_view>

/// Column heads of reports by their words, whatever their order, case and endings.
namespace vekha::facts {

/// What a column of an export holds.
enum class Head {
  unknown,
  programme,
  section,
  id,       ///< stable key of a measure
  number,   ///< printed number of a measure
  ordinal,  ///< «№ п/п»: the measure's number or merely a count of rows
  title,
  indicator,
  item,      ///< sub-target of a measure
  unit,      ///< school, centre, municipality
  executor,  ///< taken for `unit` where no such column stands
  period,
  period_start,  ///< «Период с», beside «Период по»
  period_end,
  year,
  quarter,
  month,
  value,
  plan,  ///< planned values and terms: told apart so as not to be taken for facts
  mark,  ///< «Отметка о выполнении»
  numerator,
  denominator,
  quantity,  ///< «Количество …»: numerator beside a denominator, otherwise a value
  total,     ///< «Всего …», «Итого»: denominator beside a numerator, otherwise left out
  cumulative,
  completed,
  evidence,
  evidence_number,
  evidence_date,
  link,
  reason,
  note,
  status,  ///< «Статус данных»: provisional, estimated …
  aside    ///< known, and no fact: «Ед. изм.», «Отметка времени», «Телефон»
};
inline constexpr std::size_t head_count = static_cast<std::size_t>(Head::aside) + 1;

struct HeadReading {
  Head head = Head::unknown;
  bool cumulative = false;   ///< «… нарастающим итогом»
  bool percent = false;      ///< «…, %»
  bool plan_before = false;  ///< «План/факт»: of «2/3» in a cell the second is the value
  bool operator==(const HeadReading&) const = default;
};

/// Reads one head; the parts of a head over two rows come joined by a blank. Texts longer than a
/// head is give `unknown`.
HeadReading read_head(std::string_view text);

/// Whether a column of this kind tells which measure a row is about.
bool names_measure(Head head);

/// Whether a column of this kind reports something.
bool reports(Head head);

}  // namespace vekha::facts
