#include "roadmap/phrases.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace vekha::roadmap {
namespace {

constexpr std::array<std::string_view, 34> open_words = {
    "в",  "во",    "на",    "с",     "со",  "для", "по",   "и",   "о",       "об",     "от", "к",
    "ко", "из",    "при",   "под",   "над", "за",  "у",    "до",  "или",     "а",      "не", "без",
    "их", "между", "через", "также", "ее",  "его", "либо", "что", "которые", "который"};

constexpr std::array<std::string_view, 12> month_stems = {"январ",   "феврал", "март",  "апрел",
                                                          "ма",      "июн",    "июл",   "август",
                                                          "сентябр", "октябр", "ноябр", "декабр"};
constexpr std::array<std::string_view, 12> month_short = {"янв", "фев", "мар", "апр", "май", "июн",
                                                          "июл", "авг", "сен", "окт", "ноя", "дек"};

/// Digits from `at` on; `at` moves behind them.
std::u32string digits(const std::u32string& text, std::size_t& at) {
  std::u32string out;
  while (at < text.size() && text::is_digit(text[at]))
    out += text[at++];
  return out;
}

bool is_year(const std::u32string& number) {
  return number.size() == 4 && (number.starts_with(U"20") || number.starts_with(U"19"));
}

/// «12.04.2024» and «12.04.24» from `at`, which stands behind the first number.
bool date_follows(const std::u32string& text, std::size_t& at) {
  std::size_t next = at;
  for (int part = 0; part < 2; ++part) {
    if (next >= text.size() || text[next] != U'.') return false;
    ++next;
    if (digits(text, next).empty()) return false;
  }
  at = next;
  return true;
}

bool is_surname(const std::u32string& word) {
  return word.size() >= 3 && text::is_upper(word[0]) && text::is_cyrillic(word[0]) &&
         std::all_of(word.begin() + 1, word.end(),
                     [](char32_t c) { return text::is_lower(c) || c == U'-'; });
}

bool is_initials(const std::u32string& word) {
  if (word.size() == 2) return text::is_upper(word[0]) && word[1] == U'.';
  return word.size() == 4 && text::is_upper(word[0]) && word[1] == U'.' &&
         text::is_upper(word[2]) && word[3] == U'.';
}

bool is_patronymic(const std::u32string& word) {
  if (!is_surname(word)) return false;
  const std::string lower = text::key(text::encode(word));
  static constexpr std::array<std::string_view, 10> ends = {
      "ович", "евич", "овна", "евна", "ична", "овичу", "евичу", "овне", "евне", "овной"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

std::vector<std::u32string> blank_parts(std::string_view text) {
  std::vector<std::u32string> parts;
  for (const std::string& part : text::split(text::fold_space(text), ' ')) {
    std::u32string word = text::decode(part);
    while (!word.empty() && (word.back() == U',' || word.back() == U';'))
      word.pop_back();
    if (!word.empty()) parts.push_back(std::move(word));
  }
  return parts;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char32_t c : text::decode(text::key(text))) {
    if (text::is_letter(c) || text::is_digit(c) || c == U'№' || c == U'%') {
      text::append(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool has_digits(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_letters(std::string_view text) {
  const std::u32string points = text::decode(text);
  return std::ranges::any_of(points, [](char32_t c) { return text::is_letter(c); });
}

bool starts_inside_sentence(std::string_view text) {
  for (const char32_t c : text::decode(text)) {
    if (text::is_blank(c)) continue;
    if (text::is_lower(c)) return true;
    return c == U')' || c == U',' || c == U';' || c == U'»' || c == U'.' || c == U':' || c == U'–';
  }
  return false;
}

bool ends_with_preposition(std::string_view text) {
  const std::string folded = text::fold_space(text);
  const std::size_t blank = folded.rfind(' ');
  if (blank == std::string::npos) return false;
  // As printed: «ДО» in capitals is an office, not a preposition.
  return std::ranges::find(open_words, std::string_view(folded).substr(blank + 1)) !=
         open_words.end();
}

bool ends_open(std::string_view text) {
  const std::u32string points = text::decode(text::trim(text));
  if (points.empty()) return false;
  const char32_t last = points.back();
  if (last == U',' || last == U'-' || last == U'–' || last == U'(' || last == U'«') return true;
  return ends_with_preposition(text);
}

bool is_value(std::string_view text) {
  const std::u32string points = text::decode(text);
  for (std::size_t at = 0; at < points.size();) {
    if (!text::is_digit(points[at])) {
      ++at;
      continue;
    }
    const std::u32string number = digits(points, at);
    if (date_follows(points, at) || is_year(number)) continue;
    std::size_t next = at;
    while (next < points.size() && text::is_blank(points[next]))
      ++next;
    const std::vector<std::string> after = words_of(text::encode(points.substr(next)));
    if (!after.empty() && month_of_word(after.front())) continue;
    return true;
  }
  return false;
}

bool is_dash(std::string_view text) {
  const std::string key = text::key(text);
  return key == "-" || key == "–" || key == "—" || key == "--" || key == "−";
}

bool is_mark(std::string_view text) {
  const std::string key = text::key(text);
  return key == "х" || key == "x" || key == "+" || key == "v" || key == "√" || key == "✓" ||
         key == "да" || key == "*";
}

std::optional<unsigned> month_of_word(std::string_view key_word) {
  if (key_word == "май" || key_word == "мая" || key_word == "мае" || key_word == "маю") return 5;
  for (std::size_t i = 0; i < month_stems.size(); ++i) {
    if (i != 4 && key_word.starts_with(month_stems[i]) &&
        text::length(key_word) <= text::length(month_stems[i]) + 3) {
      return static_cast<unsigned>(i + 1);
    }
  }
  for (std::size_t i = 0; i < month_short.size(); ++i) {
    if (key_word == month_short[i] || (i == 8 && key_word == "сент"))
      return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

std::optional<int> roman(std::string_view word) {
  int total = 0;
  int before = 0;
  const std::u32string points = text::decode(word);
  if (points.empty() || points.size() > 6) return std::nullopt;
  for (const char32_t c : points) {
    int value = 0;
    if (c == U'I' || c == U'І') value = 1;
    if (c == U'V') value = 5;
    if (c == U'X' || c == U'Х') value = 10;
    if (value == 0) return std::nullopt;
    total += value > before ? value - 2 * before : value;
    before = value;
  }
  return total;
}

std::string without_letter_spacing(std::string_view text) {
  const std::vector<std::string> parts = text::split(text::fold_space(text), ' ');
  const bool spaced = parts.size() >= 4 && std::ranges::all_of(parts, [](const std::string& part) {
                        return text::length(part) == 1;
                      });
  return spaced ? text::join(parts, "") : std::string(text);
}

bool has_person(std::string_view text) {
  const std::vector<std::u32string> parts = blank_parts(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_patronymic(parts[i]) && i > 0 && is_surname(parts[i - 1])) return true;
    if (!is_initials(parts[i])) continue;
    const bool before = i > 0 && is_surname(parts[i - 1]);
    const bool after =
        i + 1 < parts.size() && (is_surname(parts[i + 1]) || is_initials(parts[i + 1]));
    if (before || after) return true;
  }
  // «И.О.Фамилия» without blanks
  return std::ranges::any_of(parts, [](const std::u32string& part) {
    return part.size() > 6 && is_initials(part.substr(0, 4)) && is_surname(part.substr(4));
  });
}

}  // namespace vekha::roadmap
