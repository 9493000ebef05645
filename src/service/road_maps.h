#pragma once

#include "report/build_snapshot.h"
#include "service/workspace.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vekha::service {

/// The workspace's road maps with their passports, as they count on one day.
struct RoadMaps {
  std::vector<roadmap::Programme> programmes;  ///< of each the redaction in force
  std::map<std::string, std::vector<roadmap::Programme>>
      redactions;  ///< all of a programme that was approved more than once, by its id
  std::map<std::string, Period> windows;
  std::vector<roadmap::Decision> decisions;  ///< of the passports
  std::map<std::string, std::vector<roadmap::Question>>
      questions;  ///< decisions that no longer fit, by programme
  Problems problems;
};

/// `told`: called before each file with the number of those begun, one call at a time, from any
/// thread; files are read on all processors. A road map or passport that can't be read is a
/// fatal problem; the others are read all the same.
RoadMaps read_road_maps(const Workspace& workspace, Date as_of,
                        const std::function<void(std::size_t)>& told);

}  // namespace vekha::service
