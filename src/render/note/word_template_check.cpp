#include "render/note/word_template_check.h"

#include "render/note/fields.h"

namespace vekha::render::note {

CheckedTemplate annotate_template(const std::string& bytes, const std::string& file) {
  const docx::WordTemplate word(bytes, file);
  const docx::Vocabulary words = vocabulary();
  return {word.check(words).size(), word.annotated(words)};
}

}  // namespace vekha::render::note
