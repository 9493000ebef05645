#pragma once

#include "render/note/note.h"
#include "render/value.h"

namespace vekha::render::note {

/// Everything that a note shows, under the names of fields.h; for the page and for Word alike.
Value note_model(const NoteInput& input);

}  // namespace vekha::render::note
