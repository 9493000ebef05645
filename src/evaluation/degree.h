#pragma once

#include "evaluation/fact.h"
#include "evaluation/method.h"
#include "roadmap/reading.h"

#include <optional>

namespace vekha::evaluation {

/// A figure to be reached: what a plan comes down to once it is read.
struct Target {
  Fraction value{1};
  std::optional<Fraction> value_max;
  roadmap::Comparator comparator = roadmap::Comparator::at_least;
  roadmap::Direction direction = roadmap::Direction::up;
  Joining joining = Joining::sum;
  bool percent = false;
  bool exceedable = true;  ///< counts and percents, not documents, milestones and ranges
  bool defined = true;     ///< false: a change without its baseline, a level without its reference
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
std::optional<Degree> degree_of(const Target& target, const Fraction& actual, const Method& method);

}  // namespace vekha::evaluation
