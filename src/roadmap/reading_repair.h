#pragma once

#include "roadmap/reading_normalise.h"

#include <string>

/// What scanning, typing and converting do to letters, undone.
namespace vekha::roadmap::reading {

/// «с е н т я б р ь 2 0 2 4» -> «сентябрь 2024»: flag letterspaced_fixed.
void close_letter_spacing(std::u32string& text, Flags& flags);

/// «1 5 . 0 9 . 2 0 2 5» -> «15.09.2025», «2 0 2 5 г.» -> «2025 г.»: flag letterspaced_fixed.
void close_spaced_dates(std::u32string& text, Flags& flags);

/// Latin letters that look Cyrillic, in words that are Cyrillic or would be known: flag
/// homoglyph_fixed; letters that look like digits, in numbers («l00%»): flag homoglyph_digit.
void replace_homoglyphs(std::u32string& text, Flags& flags);

}  // namespace vekha::roadmap::reading
