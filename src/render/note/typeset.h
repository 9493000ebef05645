#pragma once

#include <string>
#include <string_view>

namespace vekha::render::note {

/// The sentence with non-breaking blanks where Russian print has them: between a number and the
/// word or sign after it, behind «№» and behind words of one or two letters, before a dash.
std::string typeset(std::string_view sentence);

}  // namespace vekha::render::note
