#pragma once

#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

namespace vekha::publish {

struct FoundFile {
  std::string name;  ///< its path within the folder, with «/»
  std::timespec modified{};
};

/// All regular files below `folder`, in no order; links are not followed. What can't be looked at
/// is left out. Walks with as many threads as there are processors, for a release may have tens of
/// thousands of files.
std::vector<FoundFile> files_below(const std::filesystem::path& folder);

}  // namespace vekha::publish
