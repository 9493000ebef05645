#include "base/text.h"
#include "evaluation/measure_evaluation.h"
#include "evaluation/rollups.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Measure;

namespace {

bool refers_to_others(const Measure& measure) {
  const auto& flags = measure.plan_reading.flags;
  return std::ranges::find(flags, "self_reference") != flags.end();
}

// «… в сроки»: what was done late is not what was asked for.
bool asks_for_time(const Measure& measure) {
  const std::string words = text::key(measure.plan.text + " " + measure.indicator.text);
  return words.find("срок") != std::string::npos;
}

bool is_under_way(Status status) {
  return status == Status::not_due || status == Status::at_risk || status == Status::in_progress;
}

struct Named {
  std::vector<const Measure*> measures;
  std::vector<std::string> twins;  ///< for each: id of the earlier one that it repeats, or empty
};

Named measures_of(const roadmap::Programme& programme) {
  Named named;
  roadmap::for_each_measure(programme, [&](const auto&, const auto&, const Measure& measure) {
    named.measures.push_back(&measure);
    named.twins.push_back(measure.duplicate_of);
  });
  return named;
}

// The other measures taken together; those that refer to all, and repeated ones, left out.
Others others_of(const Named& named, const std::vector<MeasureResult>& results, bool in_time) {
  std::vector<const MeasureResult*> counted;
  Others others;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (refers_to_others(*named.measures[i]) || !named.twins[i].empty()) continue;
    counted.push_back(&results[i]);
    others.open = others.open || is_under_way(results[i].status);
  }
  const Rollup rollup = roll_up(counted);
  const Ratio& ratio = in_time ? rollup.srm_in_time : rollup.srm;
  others.doubtful = rollup.undecided > 0;
  others.fact = {.reported = ratio.due > 0, .figured = ratio.due > 0};
  if (const auto share = ratio.value()) {
    others.fact.value = *share * Fraction(100);
    others.fact.evidence = EvidenceState::confirmed;
  }
  return others;
}

void evaluate_self_references(const MeasureEvaluation& evaluation, const Named& named,
                              std::vector<MeasureResult>& results) {
  const Others in_full = others_of(named, results, false);
  const Others in_time = others_of(named, results, true);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Measure& measure = *named.measures[i];
    if (!refers_to_others(measure)) continue;
    const Others& others = asks_for_time(measure) ? in_time : in_full;
    results[i] = evaluation.evaluate(measure, named.twins[i], &others);
  }
}

}  // namespace

ProgrammeResult evaluate(const roadmap::Programme& programme,
                         std::span<const facts::Observation> observations,
                         const Question& question) {
  const ObservationIndex index(observations, programme.id);
  const MeasureEvaluation evaluation(programme, index, question);
  const Named named = measures_of(programme);
  ProgrammeResult result;
  for (std::size_t i = 0; i < named.measures.size(); ++i)
    result.measures.push_back(evaluation.evaluate(*named.measures[i], named.twins[i]));
  evaluate_self_references(evaluation, named, result.measures);
  add_units(programme, evaluation, index, question, result);
  add_rollups(programme, question.method, result);
  return result;
}

}  // namespace vekha::evaluation
