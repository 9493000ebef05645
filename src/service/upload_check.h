#pragma once

#include "facts/observation.h"
#include "service/workspace.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vekha::service {

/// What a run would say of a file that somebody hands in, before it lies in the workspace.
struct UploadCheck {
  std::string target;  ///< where it belongs, within the workspace: «exports/may.csv»
  Problems problems;   ///< all that was found; with a fatal one it is not to be kept
  std::vector<facts::Reject> rejects;  ///< of an export, for the copy that its sender mends
};

/// `file`: with the ending that says its kind; `name`: how its sender calls it.
UploadCheck check_export(const Workspace& workspace, const std::filesystem::path& file,
                         const std::string& name);
UploadCheck check_road_map(const std::filesystem::path& file, const std::string& name);
/// Belongs beside the road map that it was made of, whatever its sender calls it.
UploadCheck check_passport(const Workspace& workspace, const std::filesystem::path& file,
                           const std::string& name);

}  // namespace vekha::service
