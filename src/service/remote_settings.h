#pragma once

#include "base/toml.h"
#include "publish/remote.h"
#include "service/settings_reader.h"

#include <filesystem>
#include <vector>

namespace vekha::service {

/// The tables [[target]] of vekha.toml (docs/formats/vekha-toml.md).
std::vector<publish::Remote> read_remotes(const Toml::List& entries,
                                          const std::filesystem::path& folder, Problems& problems);

}  // namespace vekha::service
