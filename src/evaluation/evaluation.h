#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
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

/// Settings of the method; all are printed on «Методика».
struct Method {
  Fraction risk_margin = *Fraction::ratio(
      std::int64_t{1}, std::int64_t{4});  ///< at risk when degree < elapsed − margin
  int risk_days = 14;                     ///< … or so few days are left with nothing done
  Fraction tolerance{0};                  ///< share of the plan that may be missing
  bool operator==(const Method&) const = default;
};

/// A sentence to be made from a phrase of report_templates: its key and the values to put in.
struct Explanation {
  using Argument = std::variant<std::int64_t, Decimal, Fraction, Date, std::string>;
  std::string key;  ///< "why.at_risk.behind_pace"
  std::vector<std::pair<std::string, Argument>> arguments;
  bool operator==(const Explanation&) const = default;
};

enum class EvidenceState { none, claimed, confirmed };

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
  int days_late = 0;  ///< R − D for overdue, C − D for done late; else 0
  std::optional<Date> completed;
  EvidenceState evidence = EvidenceState::none;
  std::optional<Fraction> elapsed;        ///< τ
  bool reported = false;                  ///< any report at all
  std::vector<Explanation> arithmetic;    ///< «СД = 1 ÷ 5 = 0,2», line by line
  Explanation why;                        ///< one sentence with the figures
  std::vector<Status> candidates;         ///< of CLARIFY: the statuses under the candidate readings
  std::vector<std::size_t> observations;  ///< indices of the observations that count
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
  std::optional<Fraction> degree;  ///< mean of capped degrees of measurable due measures
  std::int64_t undecided = 0;      ///< Q: CLARIFY and EXPERT
  std::optional<std::pair<Fraction, Fraction>> band;  ///< СРм from … to, when Q > 0 and M + Q > 0

  std::int64_t count(Status status) const { return by_status[static_cast<std::size_t>(status)]; }
};

/// What is evaluated and when.
struct Question {
  Date as_of;                    ///< R, inclusive
  std::optional<Period> window;  ///< reporting window; none: from the programme's start to `as_of`
  Method method;
  std::span<const roadmap::Decision> decisions;
};

struct ProgrammeResult {
  std::vector<MeasureResult> measures;  ///< in the document's order
  Rollup rollup;
  std::vector<Rollup> sections;  ///< in the document's order, over all tables
  std::map<std::string, Rollup>
      executors;  ///< whole counting: a measure counts for each of its executors
};

/// `observations`: those of this programme or of many; others are passed over.
ProgrammeResult evaluate(const roadmap::Programme& programme,
                         std::span<const facts::Observation> observations,
                         const Question& question);

/// Same rules for a set of results, e.g. of a section.
Rollup roll_up(std::span<const MeasureResult* const> results);

}  // namespace vekha::evaluation
