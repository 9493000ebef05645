#pragma once

#include "evaluation/checkpoints.h"
#include "evaluation/evaluation.h"
#include "evaluation/fact.h"

namespace vekha::evaluation {

/// One measure under one reading, ready to be judged.
struct Trial {
  const roadmap::Measure& measure;
  const roadmap::PlanReading& plan;
  roadmap::TermKind term = roadmap::TermKind::interval;
  Schedule schedule;
  std::span<const facts::Observation> observations;
  std::vector<std::size_t> indices;  ///< observations of this measure known by `as_of`
  Date as_of;
  const Method& method;
  std::optional<Fact> given = std::nullopt;  ///< in place of the observations: of a measure that
                                             ///< refers to the others, or an expert's word
  bool others_open = false;                  ///< of such a measure: others are not at their end yet
};

/// Rules 4 to 13 of the status table, in its order; the first that fires decides. Everything but
/// `why` and `arithmetic`.
MeasureResult judge(const Trial& trial);

}  // namespace vekha::evaluation
