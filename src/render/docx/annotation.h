#pragma once

#include "render/docx/package.h"
#include "render/docx/xml_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vekha::render::docx {

/// A remark to the template's author.
struct Remark {
  std::uint32_t origin =
      0;            ///< paragraph of the main part; 0: what is elsewhere, told at its start
  std::string tag;  ///< the letters that it is about
  std::string text;
};

/// Writes the remarks into the document as Word's comments (ECMA-376 part 1, 17.13.4), beside those
/// that are there. Word has none in headers, footers and text boxes: such a remark stands at the
/// nearest paragraph of the text.
void annotate(Package& package, const std::string& part, Node& document,
              const std::vector<Remark>& remarks);

/// Takes the marks of comments out of a part.
void remove_remarks(Node& root);

}  // namespace vekha::render::docx
