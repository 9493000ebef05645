#pragma once

#include <functional>
#include <string_view>

namespace vekha::render {

/// Receives one file of a release: its path within the release, with slashes, and its bytes. Both live until it returns.
using FileSink = std::function<void(std::string_view path, std::string_view bytes)>;

}  // namespace vekha::render
