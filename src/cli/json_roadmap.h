#pragma once

#include "base/json.h"
#include "roadmap/programme.h"

namespace vekha::cli {

/// A programme in the form of the command `roadmap` (docs/formats/json.md).
Json to_json(const roadmap::Programme& programme, Language language);

}  // namespace vekha::cli
