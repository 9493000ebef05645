#pragma once

#include "history/records.h"
#include "report/snapshot.h"

#include <vector>

namespace vekha::service {

/// The snapshot's observations as the history keeps them; those that a later report or a
/// contradiction overruled are left out, for they are the history.
std::vector<history::ObservationRecord> observation_records(const report::Snapshot& snapshot);

std::vector<history::DecisionRecord> decision_records(const report::Snapshot& snapshot);

}  // namespace vekha::service
