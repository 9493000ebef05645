#pragma once

#include "base/json.h"
#include "base/words.h"
#include "roadmap/compare.h"

#include <string>

namespace vekha::cli {

/// docs/formats/json.md, «roadmap --compare».
Json to_json(const roadmap::Comparison& comparison, Language language);

/// The same for a person, line by line.
std::string to_text(const roadmap::Comparison& comparison, Language language);

}  // namespace vekha::cli
