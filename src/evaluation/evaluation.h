#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "evaluation/method.h"
#include "facts/observation.h"
#include "roadmap/decision.h"
#include "roadmap/programme.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Plan against actual: the status of every measure and the roll-ups. Pure functions of their
/// arguments.
namespace vekha::evaluation {

/// The rows of the status decision table (docs/method.md; domain table 3.2), in the table's order.
enum class Status {
  cancelled,
  not_planned,
  clarify,
  expert,
  not_due,
  no_requests,
  done,
  exceeded,
  done_late,
  unconfirmed,
  at_risk,
  in_progress,
  no_data,
  partial,
  not_done
};
inline constexpr std::size_t status_count = 15;

std::string_view code(Status status);  ///< "CANCELLED" … "NOT_DONE"
std::optional<Status> status_of_code(std::string_view code);
bool is_done(Status status);          ///< done, exceeded, done_late: «в полном объёме»
bool is_done_in_time(Status status);  ///< done, exceeded
bool counts_as_due(Status status);    ///< in the denominator of СРм

/// A sentence to be made from a phrase of report_templates: its key and the values to put in.
struct Explanation {
  using Argument = std::variant<std::int64_t, Decimal, Fraction, Date, std::string>;
  std::string key;  ///< "why.at_risk.behind_pace"
  std::vector<std::pair<std::string, Argument>> arguments;
  bool operator==(const Explanation&) const = default;
};

enum class EvidenceState { none, claimed, confirmed };

/// Where a running count or percent will stand on its due date if it goes on as it has gone since
/// the term began: F · (D − S) ÷ (R − S). Printed with the name of that method, never as a fact.
struct Forecast {
  Decimal value;         ///< rounded to four places for show; `degree` is exact
  Fraction degree;       ///< of the plan, not capped
  bool reaches = false;  ///< the plan will be met
  bool operator==(const Forecast&) const = default;
};

struct MeasureResult {
  std::string measure_id;
  Status status = Status::no_data;
  std::string rule;                    ///< "7a"
  std::optional<Fraction> degree;      ///< СД capped at 1; nullopt: not defined
  std::optional<Fraction> raw_degree;  ///< before the cap
  std::optional<Decimal> plan;         ///< the value that the fact was held against
  std::optional<Decimal> plan_max;     ///< upper bound of a range
  std::optional<Decimal> actual;
  bool percent = false;  ///< plan and actual are percents
  std::string unit;
  std::optional<Date> start;
  std::vector<Date> due;          ///< checkpoints within the reporting window
  std::optional<Date> judged_on;  ///< D: the due date the status was decided on
  int occurrences_due = 0;        ///< k(R), for points and recurring terms
  Decimal occurrences_done;
  std::int64_t units = 0;       ///< schools that reported on it, each for itself
  std::int64_t units_done = 0;  ///< … and of them those that are done, where that decides
  int days_late = 0;            ///< R − D for overdue, C − D for done late; else 0
  std::optional<Date> completed;
  EvidenceState evidence = EvidenceState::none;
  std::optional<Fraction> elapsed;        ///< τ
  bool reported = false;                  ///< any report at all
  std::vector<Explanation> arithmetic;    ///< «СД = 1 ÷ 5 = 0,2», line by line
  Explanation why;                        ///< one sentence with the figures
  std::vector<Status> candidates;         ///< of CLARIFY: the statuses under the candidate readings
  std::vector<std::size_t> observations;  ///< indices of the observations that count
  std::optional<bool> moved;  ///< of an indicator with a baseline: it moved the way it should
  bool falling = false;       ///< less is better
  bool undefined = false;     ///< of CLARIFY: the figures reported come to no degree
  bool by_mark = false;       ///< decided by a yes or a no, not by a number
  std::optional<bool> mark;   ///< yes or no that stood beside the numbers, if all say the same
  bool maybe_due = false;     ///< CLARIFY and EXPERT: a due date has come under some reading
  std::string
      duplicate_of;  ///< id of the measure that this one repeats word for word: counted once
  std::optional<Forecast> forecast;
  std::vector<Explanation> notes;  ///< what a careful reader must know: keys "why.note.*"
};

struct Ratio {
  std::int64_t done = 0;
  std::int64_t due = 0;
  std::optional<Fraction> value() const { return Fraction::ratio(done, due); }
  bool operator==(const Ratio&) const = default;
};

/// Sums over a section, an executor or a programme; always of numerators and denominators, never
/// means of percents.
struct Rollup {
  std::int64_t total = 0;
  std::array<std::int64_t, status_count> by_status{};  ///< indexed by Status
  Ratio srm;                                           ///< «в полном объёме»
  Ratio srm_in_time;                                   ///< «в срок»
  Ratio completeness;              ///< due measures with any report / due measures
  Ratio unit_completeness;         ///< (measure, school) pairs reported of those expected, due ones
  std::optional<Fraction> degree;  ///< mean of capped degrees of measurable due measures
  std::int64_t undecided = 0;      ///< Q: CLARIFY and EXPERT that are due or may be
  std::int64_t repeated = 0;       ///< measures left out because they repeat another one
  std::optional<Fraction>
      movement;  ///< share of indicators with a baseline that moved the right way
  std::optional<Fraction>
      summary;  ///< weighted figure of the profile; nullopt: none, or a part lacks
  std::optional<std::pair<Fraction, Fraction>> band;  ///< СРм from … to, when Q > 0 and M + Q > 0

  std::int64_t count(Status status) const { return by_status[static_cast<std::size_t>(status)]; }
};

/// What is evaluated and when.
struct Question {
  Date as_of;                    ///< R, inclusive
  std::optional<Period> window;  ///< reporting window; none: from the programme's start to `as_of`
  Method method;
  std::span<const roadmap::Decision> decisions;
  std::span<const std::string> units;  ///< schools that should report; empty: those that did
};

/// What one school was seen to do: only due measures that schools report on, each for itself.
struct UnitResult {
  Ratio fulfilled;                    ///< measures fulfilled of those that it reported on
  Ratio completeness;                 ///< measures that it reported on of those that it should have
  std::vector<std::string> measures;  ///< ids of the measures counted in `fulfilled`
};

struct ProgrammeResult {
  std::vector<MeasureResult> measures;  ///< in the document's order
  Rollup rollup;
  std::vector<Rollup> sections;  ///< in the document's order, over all tables
  std::map<std::string, Rollup>
      executors;  ///< whole counting: a measure counts for each of its executors
  std::map<std::string, UnitResult> units;  ///< by school as the reports name it
  std::map<int, Rollup> years;              ///< by the calendar year in which a measure was judged
};

/// `observations`: those of this programme or of many; others are passed over.
ProgrammeResult evaluate(const roadmap::Programme& programme,
                         std::span<const facts::Observation> observations,
                         const Question& question);

/// Same rules for a set of results, e.g. of a section. A measure that repeats another one of the
/// set is counted once.
Rollup roll_up(std::span<const MeasureResult* const> results, const Method& method = {});

}  // namespace vekha::evaluation
