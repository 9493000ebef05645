#pragma once

#include "evaluation/evaluation.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vekha::evaluation {

/// What was reported on one target, put together.
struct Fact {
  bool reported = false;         ///< any row with a value, a yes or a no
  std::optional<Decimal> value;  ///< sum or latest; a percent where the plan is one
  bool percents_disagree =
      false;  ///< several units report bare percents: no denominator, so no common figure
  bool no_requests = false;  ///< zero requests were reported
  EvidenceState evidence = EvidenceState::none;
  std::optional<Date> completed;  ///< latest completion date among what counts
  std::vector<std::size_t> used;  ///< indices of the observations that count
};

/// Observations of one measure: indices into the whole span, superseded and later ones left out.
std::vector<std::size_t> observations_of(std::span<const facts::Observation> all,
                                         const std::string& programme_id,
                                         const std::string& measure_id, Date last_day);

/// Puts the observations of a target together: percents from summed numerators and denominators,
/// cumulative values by the latest of each unit, others by sum; a bare «выполнено» counts as one.
Fact fact_of(std::span<const facts::Observation> all, const std::vector<std::size_t>& indices,
             bool percent);

}  // namespace vekha::evaluation
