#include "evaluation/measure_evaluation.h"

#include "evaluation/candidates.h"
#include "evaluation/columns.h"
#include "evaluation/explain.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace vekha::evaluation {

using roadmap::DecisionKind;
using roadmap::Measure;
using roadmap::PlanKind;
using roadmap::PlanReading;
using roadmap::TermKind;
using roadmap::TermReading;

namespace {

// What the document says about the columns that the window touches: nothing, a dash in all of
// them, or something planned.
enum class Planned { unknown, dashed, yes };

void look_at(Planned& planned, const Period& column, const Period& window,
             const std::string& text) {
  if (!(column.first <= window.last && window.first <= column.last)) return;
  if (!says_not_planned(text)) {
    planned = Planned::yes;
  } else if (planned == Planned::unknown) {
    planned = Planned::dashed;
  }
}

// Statuses that no other reading of the plan would change: nothing was held against a figure.
bool is_free_of_plan(const MeasureResult& result) {
  switch (result.status) {
    case Status::expert:
    case Status::not_due:
    case Status::no_requests:
    case Status::not_planned:
    case Status::no_data: return true;
    default: return result.by_mark || (result.actual && *result.actual == Decimal());
  }
}

MeasureResult clarify(MeasureResult result, const std::vector<Status>& statuses) {
  result.status = Status::clarify;
  result.rule = "3";
  result.days_late = 0;
  result.degree.reset();
  result.raw_degree.reset();
  result.forecast.reset();
  const std::set<Status> different(statuses.begin(), statuses.end());
  if (different.size() > 1) result.candidates.assign(different.begin(), different.end());
  return result;
}

// Without any date of its own a measure is judged only when it is certainly done or no matter of
// dates.
MeasureResult undated(MeasureResult result) {
  const bool certain = is_done(result.status) || result.status == Status::expert ||
                       result.status == Status::no_requests;
  return certain ? result : clarify(std::move(result), {});
}

bool may_be_due(const std::vector<MeasureResult>& results) {
  return std::ranges::any_of(results, [](const MeasureResult& result) { return result.maybe_due; });
}

}  // namespace

MeasureResult MeasureEvaluation::evaluate(const Measure& measure, const std::string& twin,
                                          const Others* others) const {
  MeasureResult result = decided(measure, rows_of(measure, twin), others);
  result.measure_id = measure.id;
  result.duplicate_of = twin;
  result.arithmetic = arithmetic_of(result, question_.method);
  result.why = why_of(result, wanted_of(measure, result), question_.as_of);
  result.notes = notes_of(result, question_.as_of);
  return result;
}

Wanted MeasureEvaluation::wanted_of(const Measure& measure, const MeasureResult& result) const {
  using roadmap::Comparator;
  const auto& comparator = measure.plan_reading.comparator;
  Wanted wanted{.strict =
                    comparator == Comparator::more_than || comparator == Comparator::less_than};
  const bool on_its_way =
      result.status == Status::in_progress && result.due.size() > 1 && result.degree == Fraction(1);
  const auto terms = possible_terms(measure).readings;
  if (!on_its_way || terms.empty()) return wanted;
  const auto plans = possible_plans(measure.plan_reading).readings;
  const Schedule schedule =
      schedule_of(programme_, measure, {plans.front(), terms.front()}, question_);
  if (schedule.counting != Counting::running) return wanted;
  for (const Checkpoint& point : schedule.checkpoints) {
    if (point.due < question_.as_of || !point.target) continue;
    wanted.next = to_decimal(*point.target);
    break;
  }
  return wanted;
}

std::vector<std::size_t> MeasureEvaluation::rows_of(const Measure& measure,
                                                    const std::string& twin) const {
  auto rows = observations_.of(measure.id, question_.as_of);
  return rows.empty() && !twin.empty() ? observations_.of(twin, question_.as_of) : rows;
}

MeasureResult MeasureEvaluation::of_rows(const Measure& measure,
                                         std::vector<std::size_t> rows) const {
  PlanReading plan = measure.plan_reading;
  if (plan.scope == roadmap::Scope::per_unit) plan.scope.reset();
  return under(measure, measure.term_reading, plan, rows, nullptr);
}

// A column of the year before stands beside this year's in many reports: what was told for a period
// that was over before the programme and the term began is no part of it. What was done early, on a
// day, is.
std::vector<std::size_t> MeasureEvaluation::without_earlier_years(
    const std::vector<std::size_t>& rows, const Schedule& schedule) const {
  if (!programme_.period) return rows;
  Date begin = programme_.period->first;
  if (schedule.start) begin = std::min(begin, *schedule.start);
  for (const Checkpoint& point : schedule.checkpoints)
    begin = std::min(begin, point.first);
  std::vector<std::size_t> kept;
  std::ranges::copy_if(rows, std::back_inserter(kept), [&](std::size_t index) {
    const facts::Observation& row = observations_.all()[index];
    return row.completed || !row.period || row.period->last >= begin;
  });
  return kept;
}

const roadmap::Decision* MeasureEvaluation::decision(const Measure& measure,
                                                     DecisionKind kind) const {
  const auto in_force = [&](const roadmap::Decision& candidate) {
    return candidate.programme_id == programme_.id && candidate.measure_id == measure.id &&
           candidate.kind == kind && (!candidate.date || *candidate.date <= question_.as_of);
  };
  const auto found = std::ranges::find_if(question_.decisions, in_force);
  return found == question_.decisions.end() ? nullptr : &*found;
}

bool MeasureEvaluation::is_not_planned(const Measure& measure) const {
  if (measure.term_reading.kind == TermKind::not_planned ||
      measure.plan_reading.kind == PlanKind::not_planned)
    return true;
  Period window{question_.as_of, question_.as_of};
  if (programme_.period && programme_.period->first < question_.as_of)
    window.first = programme_.period->first;
  if (question_.window) window = *question_.window;
  Planned planned = Planned::unknown;
  for (const auto& [year, passage] : measure.years)
    look_at(planned, year_period(year), window, passage.text);
  for (const auto& [name, passage] : measure.periods) {
    if (const auto column = period_of_column(name)) look_at(planned, *column, window, passage.text);
  }
  return planned == Planned::dashed;
}

MeasureResult MeasureEvaluation::decided(const Measure& measure,
                                         const std::vector<std::size_t>& rows,
                                         const Others* others) const {
  if (decision(measure, DecisionKind::cancelled) != nullptr)
    return {.status = Status::cancelled, .rule = "1"};
  if (is_not_planned(measure)) return {.status = Status::not_planned, .rule = "2"};
  try {
    return judged(measure, rows, others);
  } catch (const std::overflow_error&) {
    // Figures beyond any counting: somebody typed a telephone number into the cell.
    MeasureResult result{.reported = !rows.empty(), .observations = rows, .maybe_due = true};
    return clarify(std::move(result), {});
  }
}

MeasureResult MeasureEvaluation::judged(const Measure& measure,
                                        const std::vector<std::size_t>& rows,
                                        const Others* others) const {
  const auto terms = possible_terms(measure);
  const auto plans = possible_plans(measure.plan_reading);
  if (terms.readings.empty())
    return undated(under(measure, measure.term_reading, plans.readings.front(), rows, others));
  std::vector<MeasureResult> results;
  std::vector<Status> statuses;
  for (const TermReading& term : terms.readings) {
    for (const PlanReading& plan : plans.readings) {
      results.push_back(under(measure, term, plan, rows, others));
      statuses.push_back(results.back().status);
    }
  }
  const bool due = may_be_due(results);
  MeasureResult first = std::move(results.front());
  first.maybe_due = due || !terms.complete;
  const bool agree =
      std::ranges::all_of(statuses, [&](Status status) { return status == first.status; });
  const bool dates_settle = terms.complete || first.status == Status::expert;
  const bool partly =
      plans.readings.front().kind == PlanKind::multi && first.status == Status::partial;
  const bool plan_settles = plans.complete || partly || is_free_of_plan(first);
  if (!agree || !dates_settle || !plan_settles) return clarify(std::move(first), statuses);
  if (others != nullptr && others->doubtful && is_done(first.status))
    return clarify(std::move(first), statuses);
  return first;
}

MeasureResult MeasureEvaluation::under(const Measure& measure, const TermReading& term,
                                       const PlanReading& plan,
                                       const std::vector<std::size_t>& rows,
                                       const Others* others) const {
  Schedule schedule = schedule_of(programme_, measure, {plan, term}, question_);
  const std::vector<std::size_t> indices = without_earlier_years(rows, schedule);
  const bool over = question_.window && schedule.checkpoints.empty() && !term.due.empty() &&
                    term.due.back() < question_.window->first;
  if (over) return {.status = Status::not_planned, .rule = "2"};
  PlanReading used = plan;
  std::optional<Fact> given;
  if (others != nullptr) given = others->fact;
  if (const auto expert = expert_fact(measure)) {
    used = {.kind = PlanKind::milestone, .value = Decimal::of(1)};
    given = expert;
  }
  return judge({.measure = measure,
                .plan = used,
                .term = term.kind,
                .schedule = std::move(schedule),
                .observations = observations_.all(),
                .indices = indices,
                .as_of = question_.as_of,
                .method = question_.method,
                .given = given,
                .others_open = others != nullptr && others->open});
}

std::optional<Fact> MeasureEvaluation::expert_fact(const Measure& measure) const {
  const auto* done = decision(measure, DecisionKind::expert_done);
  const auto* not_done = decision(measure, DecisionKind::expert_not_done);
  if (done == nullptr && not_done == nullptr) return std::nullopt;
  Fact fact{.reported = true,
            .figured = true,
            .share = Fraction(done != nullptr ? 1 : 0),
            .evidence = EvidenceState::confirmed};
  if (done != nullptr) fact.completed = done->date;
  return fact;
}

}  // namespace vekha::evaluation
