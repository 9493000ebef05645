#pragma once

#include <string_view>

namespace vekha::table {

/// How much a text looks like Russian: the mean over its characters beyond ASCII of the logarithm
/// of each letter's frequency against chance, less for what does not happen in Russian words (a
/// capital after a small letter, ъ at the start, Latin and Cyrillic in one word, letters of other
/// languages, box drawings). About 0.5 for real text, below -1 for wrongly decoded one. 0 for pure
/// ASCII.
double russian_score(std::u32string_view text);

/// The same for Western European text: accented letters within Latin words.
double western_score(std::u32string_view text);

}  // namespace vekha::table
