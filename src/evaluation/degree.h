#pragma once

#include "base/fraction.h"
#include "evaluation/evaluation.h"
#include "roadmap/reading.h"

#include <optional>

namespace vekha::evaluation {

/// A figure to be reached: what a plan comes down to once it is read.
struct Target {
  Decimal value = Decimal::of(1);
  std::optional<Decimal> value_max;
  roadmap::Comparator comparator = roadmap::Comparator::at_least;
  roadmap::Direction direction = roadmap::Direction::up;
  bool percent = false;
  bool countable = true;  ///< may be exceeded: counts and percents, not documents and milestones
};

Target target_of(const roadmap::PlanReading& plan);

struct Degree {
  Fraction raw;           ///< before the cap
  Fraction capped;        ///< 0 to 1
  bool met = false;       ///< by the exact comparison, with the tolerance
  bool exceeded = false;  ///< strictly better than the plan
};

/// СД of a value (domain 3.3; fact/plan for growing, plan/fact for falling indicators, cap at 1).
/// nullopt where it is not defined: negative values, a plan of zero for a growing indicator.
std::optional<Degree> degree_of(const Target& target, Decimal actual, const Fraction& tolerance);

}  // namespace vekha::evaluation
