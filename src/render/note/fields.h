#pragma once

#include "base/words.h"
#include "render/docx/word_template.h"

#include <string>
#include <vector>

namespace vekha::render::note {

/// A name that a Word template may use.
struct Field {
  std::string path;  ///< "sections[].srm": `srm` within the list `sections`; "%chart": a picture
  Words about;
};

/// All of them, in the order of the note.
const std::vector<Field>& fields();

/// The same as a model that has each name once, to check templates against.
docx::Vocabulary vocabulary();

/// `vekha note --tags`: a line a tag.
Words list_of_tags();

}  // namespace vekha::render::note
