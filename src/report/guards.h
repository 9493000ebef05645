#pragma once

#include "report/snapshot.h"

#include <cstdint>

namespace vekha::report {

/// What an office holds back from what it publishes.
struct GuardSettings {
  bool names = true;              ///< persons' names are replaced by roadmap::hidden_name
  std::int64_t least_group = 10;  ///< percents and marks of fewer persons are not shown; 0: all are
};

/// Takes persons' names and small groups out of everything that a face of the snapshot may show.
/// What was taken is listed in Snapshot::held_back for the methodist, with its place; no renderer
/// reads that list. Where one hidden figure would follow from a total and its other parts, the
/// smallest of these is hidden too.
void guard(Snapshot& snapshot, const GuardSettings& settings = {});

/// The parts of it; the first is used for lists that stand outside a snapshot too.
void hold_back_names(Snapshot& snapshot);
void suppress_small_groups(ProgrammeReport& programme, std::int64_t least_group,
                           Problems& held_back);

}  // namespace vekha::report
