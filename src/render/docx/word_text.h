#pragma once

#include "render/docx/xml_tree.h"

#include <string>
#include <string_view>
#include <vector>

/// The text of a paragraph and the tags in it, however Word has split them over runs.
namespace vekha::render::docx {

struct Tag {
  char sigil = 0;  ///< '#', '^', '/', '%', '!'; 0: a name
  std::string name;
  std::string text;  ///< as it stands, with its braces

  bool opens() const { return sigil == '#' || sigil == '^'; }
  bool closes() const { return sigil == '/'; }
  bool operator==(const Tag&) const = default;
};

/// The tag that the whole text is, or one without a name when it is none.
Tag read_tag(std::string_view text);
bool is_tag(std::string_view text);

/// The paragraph's text without that of text boxes in it and of deleted passages; line breaks,
/// tabs and pictures are «\n».
std::string text_of(const Node& paragraph);

/// Its tags in the order of the text.
std::vector<Tag> tags_of(const Node& paragraph);

/// Brings each tag of the paragraph into a run (w:r) of its own, with the look of its first letter.
/// Text boxes in the paragraph are left alone. False when a «{{» is not closed, or a «}}» was not
/// opened.
bool isolate_tags(Node& paragraph);

/// The text of a run's w:t children; empty when it holds anything else.
std::string plain_text(const Node& run);

}  // namespace vekha::render::docx
