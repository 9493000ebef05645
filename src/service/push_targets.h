#pragma once

#include "base/problem.h"
#include "publish/remote.h"
#include "service/workspace.h"

#include <functional>
#include <vector>

namespace vekha::service {

/// What is known of one [[target]].
struct TargetState {
  std::string name;
  publish::PushState push;  ///< of the last push; release empty: there was none
};

/// In the order of vekha.toml.
std::vector<TargetState> target_states(const Workspace& workspace);

/// Brings the release that visitors see to all targets that don't have it; one that failed before
/// is gone on with. How far each came stays in «state/targets/<name>.json». A target that fails is
/// a warning, for the site here is published all the same.
Problems push_targets(const Workspace& workspace, const std::function<void()>& pulse = [] {});

}  // namespace vekha::service
