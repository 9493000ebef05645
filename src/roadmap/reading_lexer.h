#pragma once

#include "roadmap/reading_tokens.h"

#include <vector>

namespace vekha::roadmap::reading {

/// Cuts a normalised text into tokens, with no repairs but ordinals' endings.
std::vector<Token> lex(const Normalised& text);

}  // namespace vekha::roadmap::reading
