#pragma once

#include "facts/observation.h"
#include "report/phrases.h"

#include <span>
#include <string>

/// What is to be mended, in words for the sender.
namespace vekha::render::forms {

/// Text of the comment on a cell.
std::string remark_of(const Problem& problem, const report::Phrases& phrases);

/// The sheet «Что исправить» with all that was rejected, as a worksheet's XML.
std::string fix_sheet(std::span<const facts::Reject> rejects, const report::Phrases& phrases);

}  // namespace vekha::render::forms
