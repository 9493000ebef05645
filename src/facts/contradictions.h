#pragma once

#include "facts/observation.h"

#include <span>
#include <vector>

namespace vekha::facts {

/// Settles what was reported more than once for the same measure, sub-target, unit and period. The
/// report of the source with the higher rank decides; of equal ranks the later one: later in the
/// order of file names, then of rows. The earlier one keeps its
/// place in the list with the flag "superseded"; of two that say the same, also "duplicate". The
/// one that decided against another value has the flag "restated", and a note names both cells and
/// the rule. "Nothing to tell" never decides against a value. Not the same report: rows of one
/// period with different completion dates and different documents, and rows without a period with
/// different dates; those are occurrences, each counts.
///
/// `ranks`: of Facts::sources by index; a source without one has rank 0.
void settle_contradictions(Facts& facts, std::span<const int> ranks = {});

}  // namespace vekha::facts
