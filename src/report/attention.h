#pragma once

#include "report/snapshot.h"

#include <vector>

namespace vekha::report {

/// Indices of the measures that a reader should see first: overdue (longest first), at risk,
/// claimed without proof, without data, with an open question. Measures of other states are not in
/// it.
std::vector<std::size_t> attention_list(const std::vector<MeasureReport>& measures);

}  // namespace vekha::report
