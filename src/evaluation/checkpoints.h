#pragma once

#include "evaluation/evaluation.h"

#include <optional>
#include <vector>

namespace vekha::evaluation {

/// When a measure is judged and what is wanted then.
struct Checkpoint {
  Date due;
  Date first;                     ///< from when on reports count for it
  std::optional<Decimal> target;  ///< of the year, where the plan names one a year
};

struct Schedule {
  std::optional<Date> start;            ///< S
  std::vector<Checkpoint> checkpoints;  ///< rising; one for an ordinary measure
  bool dated = true;  ///< false: the term itself names no date (outside plan, blank, invalid)
  bool each_counts =
      false;  ///< each checkpoint wants the target anew (points, recurring, yearly targets)
};

/// The schedule of a measure under one reading of its term. Checkpoints outside `window` are left
/// out.
Schedule schedule_of(const roadmap::Programme& programme, const roadmap::PlanReading& plan,
                     const roadmap::TermReading& term, const std::optional<Period>& window);

}  // namespace vekha::evaluation
