#pragma once

#include "base/words.h"
#include "render/docx/xml_tree.h"

#include <string>
#include <vector>

namespace vekha::render::docx {

/// How a person finds each paragraph of a part: «таблица 2, строка 3, ячейка 1», «абзац 12
/// «Выводы…»», «верхний колонтитул, абзац 1». By Node::origin; [0] names the part alone.
std::vector<Words> places_of(const Node& root, const std::string& part);

}  // namespace vekha::render::docx
