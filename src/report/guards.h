#pragma once

#include "report/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vekha::report {

/// What an office holds back from what it publishes.
struct GuardSettings {
  bool names = true;              ///< persons' names are replaced by roadmap::hidden_name
  std::int64_t least_group = 10;  ///< percents and marks of fewer persons are not shown; 0: all are
};

/// Takes persons' names and small groups out of everything that a face of the snapshot may show.
/// What was taken is listed in Snapshot::held_back for the methodist, with its place; no renderer
/// reads that list. Of the parts of a published total (the schools of a period, those behind the
/// measure's figure, the months of a quarter) none is hidden, or two and more that are no small
/// group together either: the smallest others are hidden too. The mean degree of a section, an
/// executor, a year or the programme is taken without the measures whose figures are hidden.
void guard(Snapshot& snapshot, const GuardSettings& settings = {});

/// The names among Snapshot::held_back, as they stood in the office's files.
std::vector<std::string> held_back_names(const Snapshot& snapshot);

/// The parts of it; the first is used for lists that stand outside a snapshot too.
void hold_back_names(Snapshot& snapshot);
void suppress_small_groups(ProgrammeReport& programme, std::int64_t least_group,
                           const evaluation::Method& method, Problems& held_back);

}  // namespace vekha::report
