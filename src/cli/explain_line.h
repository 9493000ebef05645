#pragma once

#include "base/words.h"
#include "roadmap/reading.h"

#include <string>
#include <string_view>

namespace vekha::cli {

/// The same JSON as to_json (json_readings.h) makes, without building it first: a hundred thousand
/// lines a second pass here.
void append_json(std::string& out, const roadmap::TermReading& reading);
void append_json(std::string& out, const roadmap::PlanReading& reading);

/// Appends a line of `vekha explain`, as it came in, with "reading" added; without a line end.
/// False when it is no call: then "error" is added instead, or stands alone.
bool append_explained(std::string& out, std::string_view line, Language language);

}  // namespace vekha::cli
