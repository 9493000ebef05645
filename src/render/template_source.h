#pragma once

#include "base/place.h"
#include "report/templates.h"

#include <string>
#include <string_view>
#include <vector>

/// The Mustache language as far as it can be settled before any data is there: tags are found,
/// partials put in, lines that hold nothing but a tag are cut, delimiters forgotten. Specification:
/// mustache(5), spec 1.4 without its optional modules.
namespace vekha::render {

struct Piece {
  enum class Kind { text, variable, unescaped, section, inverted, close };
  Kind kind = Kind::text;
  std::string text;  ///< the text, or the tag's name
  Place place;       ///< file and line of the tag
  bool operator==(const Piece&) const = default;
};

/// The pieces of the template `name` ("site/programme", without ".mustache"), its partials in their
/// places. A partial that stands alone on its line lends its indentation to each line of what it
/// puts in. Sections are balanced within each file. InputError with file and line: a tag or section
/// is left open, closed without being open, has no name; a partial is missing or contains itself.
std::vector<Piece> load_pieces(const report::Templates& templates, const std::string& name);

}  // namespace vekha::render
