#pragma once

#include "facts/observation.h"

namespace vekha::facts {

/// Marks odd values, changes none, and writes a note for each: over 100 % of a whole; a share read
/// as a percent; a measure found by similar words; a running total that falls
/// ("falling_cumulative"); a figure that stays the same four periods long ("unchanged"); a figure
/// of one unit ten times over or under the median of five units or more ("outlier").
void tell_odd_values(Facts& facts);

}  // namespace vekha::facts
