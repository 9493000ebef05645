#pragma once

#include "evaluation/method.h"
#include "report/phrases.h"
#include "report/templates.h"

#include <string>
#include <vector>

namespace vekha::report {

/// Names of the profiles at hand: those that come with Vekha and the office's own, which lie in
/// methods/ of its templates folder.
std::vector<std::string> method_profiles(const Templates& templates);

/// Reads methods/<profile>.toml (docs/formats/method-profile.md). Throws InputError when there is
/// no such profile, a value makes no sense, a key is unknown, or the text speaks of
/// «эффективность»: these plans carry no finance, so there is none to be measured.
evaluation::Method read_method(const Templates& templates, const std::string& profile);

/// The profile in sentences, for «Методика» of site, workbook and note: the act, the formulas, cap,
/// tolerance, what counts as done and what is due, weights, thresholds, addresses of the sources.
std::vector<std::string> method_lines(const evaluation::Method& method, const Phrases& phrases);

}  // namespace vekha::report
