#include "report/months.h"

#include "roadmap/redaction.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace vekha::report {

namespace {

using evaluation::MeasureResult;
using evaluation::Status;

Period period_of(const Month& month) {
  return month_period(month.year, month.month);
}

// From what day on something is known: that on which it was completed, or the end of its period.
Date known_since(const facts::Observation& observation) {
  if (observation.completed) return *observation.completed;
  return observation.period ? observation.period->last : Date{};
}

/// Observations by the day from which they are known; those of one day keep their order.
class KnownObservations {
 public:
  explicit KnownObservations(std::span<const facts::Observation> all)
      : sorted_(all.begin(), all.end()) {
    std::ranges::stable_sort(sorted_, {}, known_since);
  }

  std::span<const facts::Observation> on(Date day) const {
    return {sorted_.begin(), std::ranges::upper_bound(sorted_, day, {}, known_since)};
  }

 private:
  std::vector<facts::Observation> sorted_;
};

// A measure lives in a month between its start and its last checkpoint, or until it was done, if
// later.
bool concerns(const MeasureResult& final, const Period& month) {
  if (final.due.empty() && !final.start) return false;
  if (!final.start) {
    return std::ranges::any_of(final.due, [&](Date due) { return month.contains(due); });
  }
  Date last = final.due.empty() ? *final.start : final.due.back();
  if (final.completed) last = std::max(last, *final.completed);
  return *final.start <= month.last && month.first <= last;
}

bool shows_count(Status status) {
  return status == Status::at_risk || status == Status::partial || status == Status::not_done;
}

std::string count_text(const MeasureResult& result) {
  if (!shows_count(result.status) || !result.plan || !result.actual || result.percent) return "";
  const std::string text = to_russian(*result.actual) + "/" + to_russian(*result.plan);
  return text.size() <= 5 ? text : "";
}

MonthCell cell_of(const MeasureResult& result) {
  return {.kind = MonthCell::Kind::state, .status = result.status, .text = count_text(result)};
}

/// Results by the plan that was in force on a day, in the order of today's measures; a measure that
/// the plan did not have then has none.
class ResultsThen {
 public:
  explicit ResultsThen(const MatrixInput& input) : input_(input), known_(input.observations) {}

  std::vector<std::optional<MeasureResult>> on(const evaluation::Question& question) {
    const std::span<const facts::Observation> known = known_.on(question.as_of);
    const roadmap::Programme* plan = plan_on(question.as_of);
    if (plan == nullptr) {
      const auto results = evaluation::evaluate(input_.programme, known, question).measures;
      return {results.begin(), results.end()};
    }
    return by_former_plan(*plan, {known.begin(), known.end()}, question);
  }

 private:
  /// nullptr: today's.
  const roadmap::Programme* plan_on(Date day) const {
    if (input_.redactions.empty()) return nullptr;
    const roadmap::Programme& plan =
        input_.redactions[roadmap::in_force_on(input_.redactions, day)];
    return plan.sha256 == input_.programme.sha256 ? nullptr : &plan;
  }

  std::vector<std::optional<MeasureResult>> by_former_plan(const roadmap::Programme& plan,
                                                           std::vector<facts::Observation> known,
                                                           const evaluation::Question& question) {
    const auto& former_ids = ids_of(plan);
    for (facts::Observation& observation : known) {
      const auto former = former_ids.find(observation.measure_id);
      if (former != former_ids.end()) observation.measure_id = former->second;
    }
    std::map<std::string, MeasureResult> by_id;
    for (MeasureResult& result : evaluation::evaluate(plan, known, question).measures)
      by_id[result.measure_id] = std::move(result);
    std::vector<std::optional<MeasureResult>> results;
    roadmap::for_each_measure(
        input_.programme, [&](const auto&, const auto&, const roadmap::Measure& measure) {
          const auto former = former_ids.find(measure.id);
          const auto found = former == former_ids.end() ? by_id.end() : by_id.find(former->second);
          results.push_back(found == by_id.end() ? std::nullopt : std::optional(found->second));
        });
    return results;
  }

  const std::map<std::string, std::string>& ids_of(const roadmap::Programme& plan) {
    const auto [at, fresh] = ids_.try_emplace(plan.sha256);
    if (fresh) at->second = roadmap::ids_between(plan, input_.programme);
    return at->second;
  }

  const MatrixInput& input_;
  KnownObservations known_;
  std::map<std::string, std::map<std::string, std::string>> ids_;  ///< by the former plan's sha256
};

}  // namespace

std::vector<Month> matrix_months(const Period& window, const std::optional<Period>& programme,
                                 Date as_of) {
  Date first = window.first;
  Date last = programme ? programme->last : window.last;
  if (days_between(first, last) > 366) {
    const int year = year_of(std::min(window.last, programme ? programme->last : as_of));
    first = std::max(window.first, make_date(year, 1, 1));
    last = make_date(year, 12, 31);
  }
  std::vector<Month> months;
  for (Date day = make_date(year_of(first), month_of(first), 1); day <= last;
       day = add_months(day, 1)) {
    months.push_back({year_of(day), month_of(day)});
  }
  return months;
}

std::vector<std::vector<MonthCell>> matrix_cells(const MatrixInput& input,
                                                 const std::vector<Month>& months) {
  const auto final = evaluation::evaluate(input.programme, input.observations, input.question);
  std::vector<std::vector<MonthCell>> cells(final.measures.size(),
                                            std::vector<MonthCell>(months.size()));
  ResultsThen results(input);
  for (std::size_t column = 0; column < months.size(); ++column) {
    const Period month = period_of(months[column]);
    const bool to_come = month.first > input.question.as_of;
    evaluation::Question question = input.question;
    question.as_of = std::min(month.last, input.question.as_of);
    const auto then = to_come ? std::vector<std::optional<MeasureResult>>(final.measures.begin(),
                                                                          final.measures.end())
                              : results.on(question);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (!concerns(final.measures[row], month) || !then[row]) continue;
      MonthCell cell = cell_of(*then[row]);
      if (to_come && !evaluation::is_done(cell.status)) cell = {.kind = MonthCell::Kind::state};
      cells[row][column] = cell;
    }
  }
  return cells;
}

}  // namespace vekha::report
