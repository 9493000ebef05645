#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vekha::facts {

/// The form in which titles are compared when they are not the same letter by letter: text::key
/// without punctuation and quotes, words apart by single blanks.
std::string plain_key(std::string_view text);

/// Levenshtein's distance in letters; `limit + 1` when it is beyond `limit`.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace vekha::facts
