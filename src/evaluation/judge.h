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
  std::vector<std::size_t> indices;  ///< observations of this measure
  Date as_of;
  Method method;
  std::optional<Fact>
      given;  ///< in place of the observations: of a measure that refers to the others
};

/// Rules 4 to 13 of the status table, in its order; the first that fires decides. Everything but
/// `why` and `arithmetic`.
MeasureResult judge(const Trial& trial);

}  // namespace vekha::evaluation
