#pragma once

#include "base/date.h"
#include "base/text.h"

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Surface forms of Russian texts, from a generator with a fixed seed: what people, Word and
/// scanners do to a text without changing what it says.
namespace vekha::roadmap::test {

class Surface {
 public:
  explicit Surface(unsigned seed) : random_(seed) {}

  /// From 0 to `count` - 1.
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  std::string one_of(std::initializer_list<std::string_view> forms) {
    return std::string(*(forms.begin() + static_cast<std::ptrdiff_t>(pick(forms.size()))));
  }
  std::string dash() { return one_of({"-", "–", "—", " - ", " – ", " — ", "‑", "−"}); }

  /// Case, blanks, soft hyphens and look-alike letters, each now and then.
  std::string worn(const std::string& text) {
    std::u32string letters = text::decode(text);
    switch (pick(5)) {
      case 0:
        if (!letters.empty()) letters.front() = upper(letters.front());
        break;
      case 1:
        for (char32_t& c : letters)
          c = upper(c);
        break;
      default: break;
    }
    std::u32string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char32_t c = letters[i];
      out += c == U' ' ? blank() : std::u32string(1, c);
      const bool inside =
          text::is_cyrillic(c) && i + 1 < letters.size() && text::is_cyrillic(letters[i + 1]);
      if (inside && pick(60) == 0) out.push_back(0xAD);
    }
    if (pick(4) == 0) look_alike(out);
    std::string utf8 = text::encode(out);
    if (pick(6) == 0) utf8 += one_of({".", " ", "\n", ";"});
    if (pick(8) == 0) utf8 = one_of({" ", "\n", "\t"}) + utf8;
    return utf8;
  }

 private:
  static char32_t upper(char32_t c) {
    if (c >= U'а' && c <= U'я') return c - U'а' + U'А';
    return c == U'ё' ? U'Ё' : c;
  }

  std::u32string blank() {
    switch (pick(12)) {
      case 0: return U"\u00A0";
      case 1: return U"  ";
      case 2: return U"\u2009";
      default: return U" ";
    }
  }

  // One letter inside a longer word gives way to its Latin twin.
  void look_alike(std::u32string& text) {
    static constexpr std::u32string_view from = U"аеорсухАЕОРСУХ";
    static constexpr std::u32string_view to = U"aeopcyxAEOPCYX";
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      const std::size_t at = from.find(text[i]);
      const bool inside = text::is_cyrillic(text[i - 1]) && text::is_cyrillic(text[i + 1]);
      if (at == std::u32string_view::npos || !inside || pick(6) != 0) continue;
      text[i] = to[at];
      return;
    }
  }

  std::mt19937 random_;
};

inline constexpr std::array<std::string_view, 13> month_nominative = {
    "",     "январь", "февраль",  "март",    "апрель", "май",    "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"};
inline constexpr std::array<std::string_view, 13> month_genitive = {
    "",     "января",  "февраля",  "марта",   "апреля", "мая",    "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря"};
inline constexpr std::array<std::string_view, 13> month_prepositional = {
    "",     "январе",  "феврале",  "марте",   "апреле", "мае",    "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"};
inline constexpr std::array<std::string_view, 13> month_dative = {
    "",     "январю",  "февралю",  "марту",   "апрелю", "маю",    "июню",
    "июлю", "августу", "сентябрю", "октябрю", "ноябрю", "декабрю"};
inline constexpr std::array<std::string_view, 13> month_short = {
    "",     "янв.", "февр.", "мар.", "апр.",  "май", "июн.",
    "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."};

}  // namespace vekha::roadmap::test
