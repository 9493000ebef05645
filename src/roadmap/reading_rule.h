#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_term_parts.h"

#include <string_view>

/// Which rule decided a term, by the name under which report_templates/phrases/explain.*.toml tells
/// it.
namespace vekha::roadmap::reading {

std::string_view rule_of(TermKind kind, const TermParts& parts);

}  // namespace vekha::roadmap::reading
