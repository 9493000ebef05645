#pragma once

#include <string>
#include <string_view>

namespace vekha::roadmap {

/// «II. Методическое сопровождение», «Раздел 1. …», «4. …», «1 Реализация мер» taken apart.
struct SectionHeading {
  std::string number;  ///< «II», «4»; empty when none is printed
  std::string title;   ///< the whole text when nothing stands behind the number
};

SectionHeading section_heading(std::string_view text);

/// «Раздел 2. …», «Задача № 1: …»: a section word and its number.
bool names_a_section(std::string_view text);

/// It begins as headings of sections do: with a number behind which a title stands, or with
/// «Раздел», «Задача» …
bool has_section_mark(std::string_view text);

/// «Итого», «Всего по разделу».
bool is_total(std::string_view text);

}  // namespace vekha::roadmap
