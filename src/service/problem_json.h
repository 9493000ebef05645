#pragma once

#include "base/json.h"
#include "base/problem.h"

namespace vekha::service {

/// Problems as the service keeps them in its own files, in both languages.
Json to_json(const Words& words);
Words words_from_json(const Json& json);
Json to_json(const Problems& problems);
/// What is missing or of another type becomes empty: it is a record, not an input.
Problems problems_from_json(const Json& json);

}  // namespace vekha::service
