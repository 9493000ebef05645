#include "render/note/typeset.h"

#include "base/text.h"

namespace vekha::render::note {

namespace {

constexpr char32_t no_break = U'\u00A0';

// Letters in the word that ends before `at`.
std::size_t word_before(const std::u32string& text, std::size_t at) {
  std::size_t length = 0;
  while (length < at && text::is_letter(text[at - length - 1]))
    ++length;
  const bool whole = length == at || text::is_blank(text[at - length - 1]) ||
                     text[at - length - 1] == U'(' || text[at - length - 1] == U'«';
  return whole ? length : 0;
}

bool sticks(const std::u32string& text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size()) return false;
  const char32_t before = text[at - 1];
  const char32_t after = text[at + 1];
  if (after == U'—' || after == U'–') return true;
  if (before == U'№') return true;
  if (text::is_digit(before)) return text::is_letter(after) || after == U'%';
  const std::size_t letters = word_before(text, at);
  return letters == 1 || letters == 2;
}

}  // namespace

std::string typeset(std::string_view sentence) {
  std::u32string text = text::decode(sentence);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == U' ' && sticks(text, at)) text[at] = no_break;
  }
  return text::encode(text);
}

}  // namespace vekha::render::note
