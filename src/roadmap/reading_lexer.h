#pragma once

#include <vector>

#include "roadmap/reading_tokens.h"

namespace vekha::roadmap::reading {

/// Cuts a normalised text into tokens, with no repairs but ordinals' endings.
std::vector<Token> lex(const Normalised& text);

}  // namespace vekha::roadmap::reading
