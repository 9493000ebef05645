#pragma once

#include "base/problem.h"
#include "publish/check_rules.h"
#include "report/snapshot.h"

namespace vekha::publish {

/// Compares a snapshot with the release that visitors see (`snapshot.changes.previous`): figures
/// that fell by more than rules.fall_share, reports and measures that are gone; and tells of open
/// questions and of what was held back. Severity by the rules' verdicts. A snapshot of an earlier
/// day than the release is not compared: its figures are lower by nature.
Problems figure_faults(const report::Snapshot& snapshot, const CheckRules& rules);

}  // namespace vekha::publish
