#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap::reading {

/// Names of what was assumed or mended, each once, in the order of their finding.
using Flags = std::vector<std::string_view>;

void add_flag(Flags& flags, std::string_view flag);

/// A text made plain: blanks folded (a line break stays as '\n'), dashes to '-', quotes to '"', «≥»
/// and «≤» to themselves, soft hyphens, tags and footnote marks gone, letter-spaced words closed,
/// Latin letters in Cyrillic words and letters in numbers replaced.
struct Normalised {
  std::string lower;  ///< lower case, ё as е: what the rules read
  std::string shown;  ///< the same bytes in the case of the document
  Flags flags;
};

Normalised normalise(std::string_view text);

}  // namespace vekha::roadmap::reading
