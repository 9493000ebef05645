#pragma once

#include "roadmap/programme.h"

#include <vector>

namespace vekha::evaluation {

/// Every way in which a measure's term may be meant, as terms that need no decision: the reading
/// itself where it is certain or names dates of its own, and each candidate that names dates.
/// Empty: nothing of it can be judged by a date.
std::vector<roadmap::TermReading> possible_terms(const roadmap::Measure& measure);

/// Whether every candidate of the term is among possible_terms, so that agreement among them
/// settles the status.
bool all_candidates_dated(const roadmap::Measure& measure);

}  // namespace vekha::evaluation
