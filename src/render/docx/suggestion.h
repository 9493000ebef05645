#pragma once

#include "render/docx/word_template.h"

#include <string>

namespace vekha::render::docx {

/// The tag of the vocabulary that differs least from a wrong one, with the same sigil; empty when
/// none is near.
std::string nearest_name(const std::string& tag, const Vocabulary& vocabulary);

}  // namespace vekha::render::docx
