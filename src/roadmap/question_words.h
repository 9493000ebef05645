#pragma once

#include "base/words.h"

#include <string_view>

namespace vekha::roadmap {

/// Why a question of this code is asked, and what; a general sentence for codes that have none of
/// their own.
Words ask_words(std::string_view code);

}  // namespace vekha::roadmap
