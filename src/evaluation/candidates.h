#pragma once

#include "roadmap/programme.h"

#include <vector>

namespace vekha::evaluation {

/// Ways in which a text may be meant.
template <typename Reading>
struct Possible {
  std::vector<Reading> readings;
  bool complete = true;  ///< false: there are others that can't be put into figures or dates
};

/// Every way in which a measure's term may be meant, as terms that need no decision: the reading
/// itself where it is certain or names dates of its own, and each candidate that names dates.
/// Empty: nothing of it can be judged by a date.
Possible<roadmap::TermReading> possible_terms(const roadmap::Measure& measure);

/// The same of its plan: «до 10» is a ceiling or a goal, «протоколы» are one or several.
Possible<roadmap::PlanReading> possible_plans(const roadmap::PlanReading& plan);

}  // namespace vekha::evaluation
