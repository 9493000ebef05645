#pragma once

#include "report/phrases.h"
#include "roadmap/reading.h"

#include <string>
#include <string_view>

namespace vekha::cli {

/// The reading of a text told to a person: what it says, the rule that fired, what was assumed,
/// whether a decision is needed and between what. Several lines, the last one ended; words from
/// report_templates/phrases/explain.<ru|en>.toml and the table [flag] of common.<ru|en>.toml.
std::string explanation_of(std::string_view text, const roadmap::TermReading& reading,
                           const report::Phrases& phrases);
std::string explanation_of(std::string_view text, const roadmap::PlanReading& reading,
                           const report::Phrases& phrases);

}  // namespace vekha::cli
