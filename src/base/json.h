#pragma once

#include <nlohmann/json.hpp>

namespace vekha {

/// JSON with keys in the order in which they were set. The one place that names the library;
/// include it in sources and tests only, for the header is heavy.
using Json = nlohmann::ordered_json;

}  // namespace vekha
