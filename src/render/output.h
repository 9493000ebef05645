#pragma once

#include <functional>
#include <string_view>

namespace vekha::render {

/// Takes one finished file: its path below the site's root ("shnor-2024/index.html", always with
/// "/") and its bytes.
/// Several threads may call it at once, each with another path.
using FileSink = std::function<void(std::string_view path, std::string_view bytes)>;

}  // namespace vekha::render
