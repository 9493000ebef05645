#include "table/letter_score.h"

#include "base/text.h"

#include <array>

namespace vekha::table {

namespace {

/// Natural logarithm of the letter's frequency in the Russian National Corpus times 32, а to я.
constexpr std::array<double, 32> log_frequency{
    0.94,  -0.67, 0.37,  -0.60, -0.04, 0.99,  -1.20, -0.63, 0.86,  -0.95, 0.11,
    0.34,  0.02,  0.76,  1.26,  -0.11, 0.41,  0.56,  0.70,  -0.18, -2.45, -1.17,
    -1.85, -0.77, -1.47, -2.16, -4.00, -0.50, -0.60, -2.28, -1.58, -0.45};

constexpr double impossible = -4.0;
constexpr double unlikely = -2.0;
constexpr double control = -8.0;

bool is_russian(char32_t c) {
  return (c >= U'А' && c <= U'я') || c == U'Ё' || c == U'ё';
}
bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_small(char32_t c) {
  return text::is_letter(c) && text::upper(c) != c;
}
bool is_capital(char32_t c) {
  return text::is_letter(c) && text::lower(c) != c;
}

bool is_usual_sign(char32_t c) {
  return std::u32string_view(U"«»№–—…“”„’‘•§°\u00A0\u00AD±×−\uFEFF€₽").find(c) !=
         std::u32string_view::npos;
}

double letter_score(char32_t c) {
  const char32_t small = text::lower(c);
  return small == U'ё' ? -1.0 : log_frequency.at(small - U'а');
}

/// Signs that no word begins with, so a small letter right behind one was hardly meant.
bool is_sign_between_words(char32_t c) {
  return std::u32string_view(U"–—•§°±×−€₽").find(c) != std::u32string_view::npos;
}

/// What neighbours say against a letter.
double context_score(char32_t before, char32_t c) {
  double score = 0;
  if (is_small(c) && is_sign_between_words(before)) score += unlikely;
  if (is_small(before) && is_capital(c)) score += unlikely;
  if (is_latin(before)) score += unlikely;
  const char32_t small = text::lower(c);
  if (!is_russian(before) && (small == U'ъ' || small == U'ы' || small == U'ь')) score += unlikely;
  return score;
}

double russian_score_of(char32_t before, char32_t c) {
  if (is_russian(c)) return letter_score(c) + context_score(before, c);
  if (is_usual_sign(c)) return 0.2;
  if (c < 0xA0 || c == 0xFFFD) return control;
  return text::is_cyrillic(c) ? unlikely : impossible;
}

bool is_western(char32_t c) {
  return (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7);
}

/// Signs that stand right behind a word or a number.
bool is_sign_behind_words(char32_t c) {
  return std::u32string_view(U"®©™ªº²³¼½¾").find(c) != std::u32string_view::npos;
}

double western_score_of(char32_t before, char32_t c, char32_t after) {
  const bool behind = is_latin(before) || (before >= U'0' && before <= U'9');
  if (behind && is_sign_behind_words(c)) return 0.5;
  const bool in_word = is_latin(before) || is_latin(after);
  if (is_western(c)) return in_word && !(is_small(before) && is_capital(c)) ? 1.0 : unlikely;
  if (is_usual_sign(c)) return 0.1;
  return c < 0xA0 || c == 0xFFFD ? control : unlikely;
}

}  // namespace

double russian_score(std::u32string_view text) {
  double sum = 0;
  std::size_t count = 0;
  char32_t before = U' ';
  for (const char32_t c : text) {
    if (c >= 0x80) {
      sum += russian_score_of(before, c);
      ++count;
    } else if (is_latin(c) && is_russian(before)) {
      sum += unlikely;
    }
    before = c;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

double western_score(std::u32string_view text) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 0x80) continue;
    const char32_t before = i > 0 ? text[i - 1] : U' ';
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
    sum += western_score_of(before, text[i], after);
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace vekha::table
