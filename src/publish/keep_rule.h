#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vekha::publish {

/// Which releases stay when a new one is shown: whatever one of the three wants. Days and months
/// are told by the as-of dates in the releases' names and counted back from the newest one, for
/// nothing here asks what day it is.
struct KeepRule {
  std::size_t last = 12;  ///< that many newest ones; at least one stays
  int days = 0;           ///< all of so many days back; 0: no such wish
  int months = 0;         ///< the last one of each of so many months back; 0: no such wish
};

/// Those of `names` (sorted, oldest first) that the rule lets go, oldest first. A name without a
/// date at its head counts among the last ones only.
std::vector<std::string> let_go(const std::vector<std::string>& names, const KeepRule& rule);

}  // namespace vekha::publish
