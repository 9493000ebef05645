#include "evaluation/candidates.h"
#include "evaluation/explain.h"
#include "evaluation/judge.h"

#include <algorithm>
#include <set>

namespace vekha::evaluation {

using roadmap::DecisionKind;
using roadmap::Measure;
using roadmap::PlanKind;
using roadmap::TermKind;
using roadmap::TermReading;

namespace {

bool is_dash(const std::string& text) {
  return text == "-" || text == "–" || text == "—" || text == "−";
}

bool has_flag(const std::vector<std::string>& flags, std::string_view flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

bool refers_to_others(const Measure& measure) {
  return has_flag(measure.plan_reading.flags, "self_reference");
}

// «-» in every year column that the window touches.
bool dashed_in(const Measure& measure, const Period& window) {
  bool any = false;
  for (const auto& [year, passage] : measure.years) {
    if (!(year_period(year).first <= window.last && window.first <= year_period(year).last))
      continue;
    if (!is_dash(passage.text)) return false;
    any = true;
  }
  return any;
}

class MeasureEvaluation {
 public:
  MeasureEvaluation(const roadmap::Programme& programme,
                    std::span<const facts::Observation> observations, const Question& question)
      : programme_(programme), observations_(observations), question_(question) {}

  MeasureResult evaluate(const Measure& measure,
                         const std::optional<Fact>& given = std::nullopt) const {
    MeasureResult result = decided(measure, given);
    result.measure_id = measure.id;
    result.arithmetic = arithmetic_of(result, question_.method);
    result.why = why_of(result, question_.as_of);
    return result;
  }

 private:
  const roadmap::Decision* decision(const Measure& measure, DecisionKind kind) const {
    const auto found = std::find_if(
        question_.decisions.begin(), question_.decisions.end(), [&](const auto& candidate) {
          return candidate.programme_id == programme_.id && candidate.measure_id == measure.id &&
                 candidate.kind == kind;
        });
    return found == question_.decisions.end() ? nullptr : &*found;
  }

  MeasureResult decided(const Measure& measure, const std::optional<Fact>& given) const {
    if (decision(measure, DecisionKind::cancelled) != nullptr)
      return {.status = Status::cancelled, .rule = "1"};
    const bool dashed = question_.window && dashed_in(measure, *question_.window);
    if (measure.term_reading.kind == TermKind::not_planned || dashed)
      return {.status = Status::not_planned, .rule = "2"};
    const std::vector<TermReading> terms = possible_terms(measure);
    if (terms.empty()) return undated(measure, given);
    MeasureResult first = under(measure, terms.front(), given);
    std::vector<Status> statuses;
    for (const TermReading& term : terms)
      statuses.push_back(under(measure, term, given).status);
    const bool agree = std::all_of(statuses.begin(), statuses.end(),
                                   [&](Status status) { return status == statuses.front(); });
    const bool settled = agree && (all_candidates_dated(measure) || first.status == Status::expert);
    if (!settled) return clarify(std::move(first), statuses);
    return plan_doubt(measure, std::move(first));
  }

  // Without any date of its own a measure is judged only when it is certainly done or no matter of
  // dates.
  MeasureResult undated(const Measure& measure, const std::optional<Fact>& given) const {
    MeasureResult result = under(measure, measure.term_reading, given);
    const bool certain = is_done(result.status) || result.status == Status::expert ||
                         result.status == Status::no_requests;
    if (certain) return result;
    return clarify(std::move(result), {});
  }

  // The plan's own doubt matters only where a fact is held against it.
  static MeasureResult plan_doubt(const Measure& measure, MeasureResult result) {
    const bool doubtful = measure.plan_reading.needs_decision && result.reported;
    const bool depends = result.status != Status::expert && result.status != Status::not_due &&
                         result.status != Status::no_requests;
    return doubtful && depends ? clarify(std::move(result), {}) : result;
  }

  static MeasureResult clarify(MeasureResult result, const std::vector<Status>& statuses) {
    result.status = Status::clarify;
    result.rule = "3";
    result.days_late = 0;
    result.degree.reset();
    result.raw_degree.reset();
    const std::set<Status> different(statuses.begin(), statuses.end());
    if (different.size() > 1) result.candidates.assign(different.begin(), different.end());
    return result;
  }

  MeasureResult under(const Measure& measure, const TermReading& term,
                      const std::optional<Fact>& given) const {
    const Date last_day =
        question_.window ? std::min(question_.window->last, question_.as_of) : question_.as_of;
    Schedule schedule = schedule_of(programme_, measure.plan_reading, term, std::nullopt);
    const bool had_dates = !schedule.checkpoints.empty();
    if (question_.window)
      schedule = schedule_of(programme_, measure.plan_reading, term, question_.window);
    if (had_dates && schedule.checkpoints.empty() && !term.due.empty() &&
        term.due.back() < question_.window->first) {
      return {.status = Status::not_planned, .rule = "2"};
    }
    roadmap::PlanReading plan = measure.plan_reading;
    if (const auto expert = expert_fact(measure)) {
      plan = {.kind = PlanKind::milestone, .value = Decimal::of(1)};
      return judge(trial(measure, plan, term, std::move(schedule), expert, last_day));
    }
    return judge(trial(measure, plan, term, std::move(schedule), given, last_day));
  }

  Trial trial(const Measure& measure, const roadmap::PlanReading& plan, const TermReading& term,
              Schedule schedule, const std::optional<Fact>& given, Date last_day) const {
    return {.measure = measure,
            .plan = plan,
            .term = term.kind,
            .schedule = std::move(schedule),
            .observations = observations_,
            .indices = observations_of(observations_, programme_.id, measure.id, last_day),
            .as_of = question_.as_of,
            .method = question_.method,
            .given = given};
  }

  std::optional<Fact> expert_fact(const Measure& measure) const {
    const auto* done = decision(measure, DecisionKind::expert_done);
    const auto* not_done = decision(measure, DecisionKind::expert_not_done);
    if (done == nullptr && not_done == nullptr) return std::nullopt;
    Fact fact{.reported = true,
              .value = Decimal::of(done != nullptr ? 1 : 0),
              .evidence = EvidenceState::confirmed};
    if (done != nullptr) fact.completed = done->date;
    return fact;
  }

  const roadmap::Programme& programme_;
  std::span<const facts::Observation> observations_;
  const Question& question_;
};

// «Выполнение всех мероприятий в срок»: a percent of the other measures, itself and its like left
// out.
Fact fact_of_others(const std::vector<const MeasureResult*>& others) {
  const Rollup rollup = roll_up(others);
  Fact fact{.reported = rollup.srm.due > 0, .evidence = EvidenceState::confirmed};
  if (const auto share = rollup.srm_in_time.value())
    fact.value = to_decimal(*share * Fraction(100));
  return fact;
}

void evaluate_self_references(const MeasureEvaluation& evaluation,
                              const std::vector<const Measure*>& measures,
                              std::vector<MeasureResult>& results) {
  std::vector<const MeasureResult*> others;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (!refers_to_others(*measures[i])) others.push_back(&results[i]);
  }
  const Fact fact = fact_of_others(others);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (refers_to_others(*measures[i])) results[i] = evaluation.evaluate(*measures[i], fact);
  }
}

void add_rollups(const roadmap::Programme& programme, ProgrammeResult& result) {
  std::vector<const MeasureResult*> all;
  std::map<std::string, std::vector<const MeasureResult*>> by_executor;
  std::size_t at = 0;
  for (const roadmap::ProgrammeTable& table : programme.tables) {
    for (const roadmap::Section& section : table.sections) {
      std::vector<const MeasureResult*> of_section;
      for (const Measure& measure : section.measures) {
        const MeasureResult* one = &result.measures[at++];
        all.push_back(one);
        of_section.push_back(one);
        std::set<std::string> names;
        for (const roadmap::Executor& executor : measure.executors)
          names.insert(executor.name);
        for (const std::string& name : names)
          by_executor[name].push_back(one);
      }
      result.sections.push_back(roll_up(of_section));
    }
  }
  result.rollup = roll_up(all);
  for (const auto& [name, results] : by_executor)
    result.executors[name] = roll_up(results);
}

}  // namespace

ProgrammeResult evaluate(const roadmap::Programme& programme,
                         std::span<const facts::Observation> observations,
                         const Question& question) {
  const MeasureEvaluation evaluation(programme, observations, question);
  ProgrammeResult result;
  std::vector<const Measure*> measures;
  roadmap::for_each_measure(programme, [&](const auto&, const auto&, const Measure& measure) {
    measures.push_back(&measure);
    result.measures.push_back(evaluation.evaluate(measure));
  });
  evaluate_self_references(evaluation, measures, result.measures);
  add_rollups(programme, result);
  return result;
}

}  // namespace vekha::evaluation
