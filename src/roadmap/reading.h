#pragma once

#include "base/date.h"
#include "base/decimal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a plan or a term says, as values. The kinds and keys are those of the domain's table of
/// readings (docs/plans-and-terms.md); the printed text always stands beside a reading, never
/// instead of it.
namespace vekha::roadmap {

enum class TermKind {
  interval,
  date,
  deadline,
  points,
  recurring,
  continuous,
  mixed,
  open_end,
  schedule_ref,
  on_request,
  event_relative,
  not_planned,
  blank,
  invalid
};

enum class PlanKind {
  count,
  percent,
  deliverable,
  milestone,
  participation,
  frequency,
  continuous,
  ratio,
  range,
  change,
  level_ref,
  multi,
  qualitative,
  term_misplaced,
  not_planned,
  blank,
  invalid,
  none
};

enum class Comparator { at_least, at_most, more_than, less_than, equal, between };
enum class Frequency { yearly, half_yearly, quarterly, monthly, weekly, daily, school_quarter };
enum class Scope { total, per_year, per_unit, cumulative };
enum class Direction { up, down };

/// Another way to read a term; `label` says it in words when no dates can.
struct TermCandidate {
  std::string label;
  std::optional<Date> start;
  std::optional<Date> end;
  std::vector<Date> due;
  bool operator==(const TermCandidate&) const = default;
};

struct TermReading {
  TermKind kind = TermKind::blank;
  std::optional<Date> start;
  std::optional<Date> end;
  std::vector<Date> due;  ///< checkpoints, rising; the measure is judged on each
  std::optional<Frequency> frequency;
  std::optional<int> count;     ///< n: occurrences wanted over the whole term; nullopt: not stated
  bool needs_decision = false;  ///< a person must decide before it is judged
  std::vector<std::string> flags;  ///< assumptions and oddities: "year_from_programme" …
  std::vector<TermCandidate> candidates;
  std::optional<Date> fallback_end;  ///< end of the programme, where the term itself names no date
  std::string_view rule;             ///< the rule that decided, "term.deadline"; never dangles
  bool operator==(const TermReading&) const = default;
};

struct PlanReading {
  PlanKind kind = PlanKind::blank;
  std::optional<Decimal> value;
  std::optional<Decimal> value_max;  ///< upper bound of a range
  std::optional<Comparator> comparator;
  std::optional<Decimal> numerator;    ///< «5 из 7»: five are wanted …
  std::optional<Decimal> denominator;  ///< … of seven that there are
  std::optional<std::string> unit;     ///< nominative singular where the grammar can tell
  std::optional<std::string> base;     ///< the population a percent is of
  std::optional<Scope> scope;
  std::vector<PlanReading> items;  ///< sub-targets of `multi`
  std::map<int, Decimal> year_targets;
  std::optional<Direction> direction;
  std::optional<Frequency> frequency;
  std::optional<Decimal> baseline;
  std::optional<Decimal> delta;
  std::optional<std::string> per;  ///< «на каждую ШНОР»
  bool needs_decision = false;
  std::vector<std::string> flags;
  std::vector<std::string> candidates;
  std::string_view rule;  ///< the rule that decided, "plan.bare_figure"; never dangles
  bool operator==(const PlanReading&) const = default;
};

/// What the text leaves open is decided by where it stands.
struct ReadingContext {
  std::optional<Period> programme;
  std::optional<Date> approved;
  std::optional<int> column_year;          ///< the cell stands in the column of that year
  std::optional<Period> column_period;     ///< … of that quarter, half-year or month
  std::optional<std::string> school_year;  ///< "2024/2025"
  std::string indicator;
  std::vector<int> year_columns;
  std::vector<std::string>
      year_values;   ///< texts of the year columns; may be one longer (a surplus column)
  std::string form;  ///< kind of the form: "report" makes «х» mean "not filled"
};

/// Never throws: any bytes give a reading.
TermReading read_term(std::string_view text, const ReadingContext& context);
PlanReading read_plan(std::string_view text, const ReadingContext& context);

/// Names as in the domain's table: "interval", "schedule_ref"; ">=", "between"; "A", "H", "Q", "M",
/// "W", "D", "school_quarter"; "per_year"; "up".
std::string_view name(TermKind kind);
std::string_view name(PlanKind kind);
std::string_view name(Comparator comparator);
std::string_view name(Frequency frequency);
std::string_view name(Scope scope);
std::string_view name(Direction direction);

/// One line for tests and logs: "interval 2024-03-01..2024-04-30 due 2024-04-30
/// !year_from_programme".
std::string to_text(const TermReading& reading);
std::string to_text(const PlanReading& reading);

}  // namespace vekha::roadmap
