#pragma once

#include "render/docx/word_template.h"
#include "render/value.h"
#include "report/phrases.h"
#include "report/selection.h"
#include "report/snapshot.h"
#include "report/templates.h"

#include <string>

/// The analytic note of a programme or of a part of it, by the domain's outline 3.4. Facts only;
/// what a person has to write or sign is left blank.
namespace vekha::render::note {

struct NoteInput {
  const report::Snapshot& snapshot;
  const report::ProgrammeReport& programme;  ///< of the snapshot, or what was selected of one
  std::string scope;  ///< what was selected, for the head: «раздел II»; empty: the whole programme
  const report::Templates& templates;
  const report::Phrases& phrases;
};

/// «раздел II; школа № 5»: what was selected, for NoteInput::scope.
std::string scope_text(const report::Phrases& phrases, const report::Selection& selection);

/// The note's Word template: `note/note.docx` (in English: `note/note.en.docx`) of the templates
/// (an office's own lies over the one that comes with Vekha). Read and checked once, it makes any
/// number of notes, from any threads.
class WordNote {
 public:
  /// InputError, all wrong tags in one, when the template is broken.
  WordNote(const report::Templates& templates, Language language);

 private:
  friend class Note;
  docx::WordTemplate template_;
};

/// What one note says, in whichever form. `input` must outlive it.
class Note {
 public:
  explicit Note(const NoteInput& input);

  /// One HTML file that needs no other, for A4. InputError when a template or phrase is broken.
  std::string html() const;
  /// The bytes of a Word document. `word` is of the same language.
  std::string docx(const WordNote& word) const;

 private:
  const NoteInput& input_;
  Value model_;
};

/// One note as an HTML file.
std::string render_html(const NoteInput& input);

/// One note as a Word document.
std::string render_docx(const NoteInput& input);

}  // namespace vekha::render::note
