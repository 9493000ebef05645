#include "table/number_words.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace vekha::table {

namespace {

std::string roman(std::uint32_t value) {
  static constexpr std::array<std::pair<std::uint32_t, std::string_view>, 13> digits{{{1000, "M"},
                                                                                      {900, "CM"},
                                                                                      {500, "D"},
                                                                                      {400, "CD"},
                                                                                      {100, "C"},
                                                                                      {90, "XC"},
                                                                                      {50, "L"},
                                                                                      {40, "XL"},
                                                                                      {10, "X"},
                                                                                      {9, "IX"},
                                                                                      {5, "V"},
                                                                                      {4, "IV"},
                                                                                      {1, "I"}}};
  constexpr std::uint32_t largest = 3999;
  if (value > largest) return std::to_string(value);
  std::string text;
  for (const auto& [weight, letters] : digits) {
    for (; value >= weight; value -= weight)
      text += letters;
  }
  return text;
}

/// а, б, … я, аа, бб, … as Word counts on after the alphabet's end.
std::string letters(std::uint32_t value, std::u32string_view alphabet) {
  constexpr std::uint32_t most_repeats = 30;
  if (value == 0) return "0";
  const auto size = static_cast<std::uint32_t>(alphabet.size());
  const std::uint32_t repeats = (value - 1) / size + 1;
  if (repeats > most_repeats) return std::to_string(value);
  return text::encode(std::u32string(repeats, alphabet[(value - 1) % size]));
}

std::string in_capitals(const std::string& small) {
  std::u32string all = text::decode(small);
  for (char32_t& letter : all)
    letter = text::upper(letter);
  return text::encode(all);
}

/// One of a row of signs, of which the first stands for 1; figures beyond the last.
std::string sign(std::uint32_t value, char32_t first, std::uint32_t last) {
  if (value < 1 || value > last) return std::to_string(value);
  return text::encode(std::u32string(1, first + value - 1));
}

std::string in_full_width(std::uint32_t value) {
  std::u32string digits;
  for (const char digit : std::to_string(value))
    digits.push_back(U'０' + static_cast<char32_t>(digit - '0'));
  return text::encode(digits);
}

}  // namespace

std::string list_number(std::uint32_t value, std::string_view format) {
  constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
  // Word leaves out ё, й, ъ, ы and ь.
  constexpr std::u32string_view russian = U"абвгдежзиклмнопрстуфхцчшщэюя";
  if (format == "none") return "";
  if (format == "upperRoman") return roman(value);
  if (format == "lowerRoman") return text::to_lower(roman(value));
  if (format == "lowerLetter") return letters(value, latin);
  if (format == "upperLetter") return in_capitals(letters(value, latin));
  if (format == "russianLower") return letters(value, russian);
  if (format == "russianUpper") return in_capitals(letters(value, russian));
  if (format == "chicago") return letters(value, U"*†‡§");
  if (format == "numberInDash") return "- " + std::to_string(value) + " -";
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return in_full_width(value);
  constexpr std::uint32_t last_sign = 20;  // Unicode has no more of them in a row
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")
    return sign(value, U'①', last_sign);
  if (format == "decimalEnclosedParen") return sign(value, U'⑴', last_sign);
  if (format == "decimalEnclosedFullstop") return sign(value, U'⒈', last_sign);
  if (format == "decimalZero" && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

}  // namespace vekha::table
