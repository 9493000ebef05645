#pragma once

#include "render/docx/word_text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vekha::render::docx {

/// A tag that can't be filled.
struct Fault {
  enum class Kind {
    unknown,
    unclosed,
    unopened,
    no_text,
    no_picture,
    in_the_middle,
    braces,
    sigil
  };
  Kind kind = Kind::unknown;
  std::string tag;           ///< as it stands: «{{срок}}»
  std::uint32_t origin = 0;  ///< number of its paragraph in the part, from 1
};

/// A piece of a template's part made ready for filling, once for all documents: every tag in a run
/// of its own, sections with what stands between their tags.
struct Passage {
  enum class Kind {
    copy,       ///< `node` as it stands
    container,  ///< `node` without children, around `inner`
    boxes,      ///< the same of what holds text boxes deep within; it may be left empty
    tag,        ///< `node` is the run of `tag`
    section,    ///< `inner` for each item of `tag`
    fault,      ///< nothing: `fault` is told
  };
  Kind kind = Kind::copy;
  Node node;
  Tag tag;
  std::vector<std::string> path;  ///< the tag's name «a.b» as a, b; «.»: none
  std::uint32_t origin = 0;       ///< number of the paragraph in the part, from 1
  std::vector<Passage> inner;
  Fault fault;
};

/// `root`: a part's root element with its paragraphs numbered. A section whose tags stand in
/// paragraphs or rows of their own takes the paragraphs or rows between them. What has no partner
/// or stands amid a paragraph becomes a fault in its place.
Passage passage_of(Node root);

}  // namespace vekha::render::docx
