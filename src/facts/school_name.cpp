#include "facts/school_name.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vekha::facts {

namespace {

bool is_kind_of_school(std::string_view word) {
  static constexpr std::array<std::string_view, 8> whole = {"сош", "оош", "нош",  "сш",
                                                            "доу", "ддт", "дюсш", "школа"};
  static constexpr std::array<std::string_view, 5> stems = {"школ", "гимнази", "лице", "детск",
                                                            "интернат"};
  return std::ranges::find(whole, word) != whole.end() ||
         std::ranges::any_of(stems, [&](std::string_view one) { return word.starts_with(one); });
}

// «МБОУ», «МКДОУ», «ГБОУ»: forms of an organisation end so.
bool is_form_of_organisation(std::string_view word) {
  return word.size() >= 6 && word.size() <= 12 && word.ends_with("оу") &&
         (word.starts_with("м") || word.starts_with("г") || word.starts_with("ч"));
}

struct NameWord {
  std::string_view shown;  // as it stands
  std::string key;         // without quotes and stops
};

// Lower case; letters, digits and «№» only.
std::string word_key(std::string_view word) {
  std::string key;
  for (const char32_t c : text::decode(text::key(word))) {
    if (c == U'№' || text::is_letter(c) || text::is_digit(c)) text::append(key, c);
  }
  return key;
}

std::vector<NameWord> name_words(std::string_view line) {
  std::vector<NameWord> words;
  while (!line.empty()) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(begin);
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end == 0) break;
    words.push_back({line.substr(0, end), word_key(line.substr(0, end))});
    line.remove_prefix(end);
  }
  return words;
}

// «№ 4», «№4»: how many words it takes; 0: it is none.
std::size_t number_at(const std::vector<NameWord>& words, std::size_t at) {
  constexpr std::string_view sign = "№";
  if (at >= words.size() || !words[at].key.starts_with(sign)) return 0;
  if (words[at].key.size() > sign.size()) return 1;
  const bool digits = at + 1 < words.size() && !words[at + 1].key.empty() &&
                      words[at + 1].key.front() >= '0' && words[at + 1].key.front() <= '9';
  return digits ? 2 : 0;
}

// Behind «школа-интернат», «детский сад» and its number, that begins at `at`; 0: no such name.
std::size_t end_of_name(const std::vector<NameWord>& words, std::size_t at) {
  if (!is_kind_of_school(words[at].key)) return 0;
  std::size_t end = at + 1;
  while (end < words.size() && is_kind_of_school(words[end].key))
    ++end;
  if (end < words.size() && words[end].key == "сад") ++end;
  const std::size_t number = number_at(words, end);
  return number == 0 ? 0 : end + number;
}

// From word `first` to before word `end`, as they stand, without the stop behind them.
std::string shown(const std::vector<NameWord>& words, std::size_t first, std::size_t end) {
  const char* const begin = words[first].shown.data();
  const std::string_view last = words[end - 1].shown;
  std::string found(begin, last.data() + last.size());
  while (found.ends_with('.') || found.ends_with(',') || found.ends_with(';'))
    found.pop_back();
  return found;
}

}  // namespace

std::string school_in(std::string_view line) {
  const std::string folded = text::fold_space(line);
  const std::vector<NameWord> words = name_words(folded);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t end = end_of_name(words, i);
    if (end == 0) continue;
    std::size_t first = i;
    while (first > 0 && is_form_of_organisation(words[first - 1].key))
      --first;
    return shown(words, first, end);
  }
  return "";
}

bool is_school_name(std::string_view text) {
  constexpr std::size_t longest = 120;
  const std::string folded = text::fold_space(text);
  if (folded.empty() || text::length(folded) > longest) return false;
  if (school_in(folded) == folded) return true;
  const std::vector<NameWord> words = name_words(folded);
  const bool named = folded.ends_with("»") || folded.ends_with("\"");
  const auto says_school = [](const NameWord& word) { return is_kind_of_school(word.key); };
  return named &&
         (is_kind_of_school(words.front().key) || is_form_of_organisation(words.front().key)) &&
         std::ranges::any_of(words, says_school);
}

bool is_one_unit(std::string_view text) {
  static constexpr std::array<std::string_view, 3> marks = {"№", "«", "\""};
  static constexpr std::array<std::string_view, 3> kinds = {"гимнази", "лице", "детский сад"};
  const std::string key = text::key(text);
  return std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; }) ||
         std::ranges::any_of(
             marks, [&](std::string_view mark) { return key.find(mark) != std::string::npos; }) ||
         std::ranges::any_of(kinds, [&](std::string_view kind) { return key.starts_with(kind); });
}

}  // namespace vekha::facts
