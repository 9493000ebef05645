#pragma once

#include "roadmap/reading_lexicon.h"

#include <span>
#include <string_view>

namespace vekha::roadmap::reading {

/// A stem and its endings, parted by «|»; an empty ending stands for the bare stem. Where two rows
/// make the same form the first one wins.
struct WordRow {
  std::string_view stem;
  std::string_view endings;
  Lexeme lexeme;
};

std::span<const WordRow> word_rows();

}  // namespace vekha::roadmap::reading
