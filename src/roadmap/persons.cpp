#include "roadmap/persons.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vekha::roadmap {
namespace {

bool is_capital(char32_t c) {
  return text::is_cyrillic(c) && text::lower(c) != c;
}

bool is_small(char32_t c) {
  return text::is_cyrillic(c) && text::upper(c) != c;
}

/// A run of letters, hyphens and the dots of initials, with its place in the text.
struct NameWord {
  std::size_t from = 0;
  std::size_t to = 0;
  std::u32string letters;
};

std::vector<NameWord> name_words(const std::u32string& points) {
  std::vector<NameWord> words;
  for (std::size_t at = 0; at < points.size();) {
    if (!text::is_letter(points[at])) {
      ++at;
      continue;
    }
    NameWord word{.from = at};
    while (at < points.size() && (text::is_letter(points[at]) || points[at] == U'-' ||
                                  points[at] == U'\u2010' || points[at] == U'\u2011'))
      word.letters += points[at++];
    const bool initial = word.letters.size() == 1 && at < points.size() && points[at] == U'.';
    if (initial) word.letters += points[at++];
    word.to = at;
    words.push_back(std::move(word));
  }
  return words;
}

bool is_one_initial(const NameWord& word) {
  return word.letters.size() == 2 && is_capital(word.letters[0]) && word.letters[1] == U'.';
}

/// «Иванова», «Римский-Корсаков», «ИВАНОВА».
bool is_family_name(const NameWord& word) {
  if (word.letters.size() < 3 || !is_capital(word.letters[0])) return false;
  return std::all_of(word.letters.begin() + 1, word.letters.end(), [](char32_t c) {
    return is_small(c) || is_capital(c) || c == U'-' || c == U'\u2010' || c == U'\u2011';
  });
}

bool is_father_name(const NameWord& word) {
  if (!is_family_name(word)) return false;
  const std::string key = text::key(text::encode(word.letters));
  static constexpr std::array<std::string_view, 18> ends = {
      "ович",  "евич", "овича", "евича", "овичу", "евичу", "овичем", "евичем", "овиче",
      "евиче", "овна", "евна",  "ична",  "овны",  "евны",  "овне",   "евне",   "овной"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return key.ends_with(end); });
}

/// A single initial may be a letter of a list («Приложение А.»): the word must look like a surname.
bool ends_as_a_surname(const NameWord& word) {
  const std::string key = text::key(text::encode(word.letters));
  static constexpr std::array<std::string_view, 27> ends = {
      "ов",   "ев",   "ин",    "ын",    "ова",  "ева",  "ина",  "ына",   "ову",
      "еву",  "ину",  "овым",  "евым",  "овой", "евой", "иной", "ский",  "ская",
      "цкий", "цкая", "ского", "скому", "ской", "енко", "ян",   "швили", "ых"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return key.ends_with(end); });
}

/// Words of one name stand close: nothing but blanks between them.
bool are_close(const std::u32string& points, const NameWord& left, const NameWord& right) {
  return std::all_of(points.begin() + static_cast<std::ptrdiff_t>(left.to),
                     points.begin() + static_cast<std::ptrdiff_t>(right.from),
                     [](char32_t c) { return text::is_blank(c); });
}

/// Number of words from `at` on that are one person's name; 0: none begins here.
class NameFinder {
 public:
  NameFinder(const std::u32string& points, const std::vector<NameWord>& words)
      : points_(points), words_(words) {}

  std::size_t at(std::size_t i) const {
    if (is_family_name(words_[i])) {
      const std::size_t initials = initials_from(i + 1, i);
      if (initials > 1 || (initials == 1 && ends_as_a_surname(words_[i]))) return 1 + initials;
      if (follows(i, i + 1) && is_family_name(words_[i + 1]) && follows(i + 1, i + 2) &&
          is_father_name(words_[i + 2]))
        return 3;
      if (follows(i, i + 1) && is_father_name(words_[i + 1])) return 2;
    }
    const std::size_t initials = is_one_initial(words_[i]) ? 1 + initials_from(i + 1, i) : 0;
    if (initials > 0 && follows(i + initials - 1, i + initials) &&
        is_family_name(words_[i + initials]) &&
        (initials > 1 || ends_as_a_surname(words_[i + initials])))
      return initials + 1;
    return 0;
  }

 private:
  bool follows(std::size_t left, std::size_t right) const {
    return right < words_.size() && are_close(points_, words_[left], words_[right]);
  }

  std::size_t initials_from(std::size_t first, std::size_t before) const {
    std::size_t count = 0;
    while (count < 2 && follows(before + count, first + count) &&
           is_one_initial(words_[first + count]))
      ++count;
    return count;
  }

  const std::u32string& points_;
  const std::vector<NameWord>& words_;
};

}  // namespace

bool may_name_a_person(std::string_view text) {
  for (const std::string_view end : {"вич", "вна", "вны", "вне", "вной", "ична", "ВИЧ", "ВНА"}) {
    if (text.find(end) != std::string_view::npos) return true;
  }
  // A capital Cyrillic letter, of two bytes, before a dot.
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
       dot = text.find('.', dot + 1)) {
    if (dot < 2) continue;
    const auto lead = static_cast<unsigned char>(text[dot - 2]);
    const auto tail = static_cast<unsigned char>(text[dot - 1]);
    if (lead == 0xD0 && ((tail >= 0x90 && tail <= 0xAF) || tail == 0x81)) return true;
  }
  return false;
}

std::string without_persons(std::string_view text) {
  if (!may_name_a_person(text)) return std::string(text);
  const std::u32string points = text::decode(text);
  const std::vector<NameWord> words = name_words(points);
  const NameFinder names(points, words);
  std::u32string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t length = names.at(i);
    if (length == 0) {
      ++i;
      continue;
    }
    out += points.substr(copied, words[i].from - copied);
    out += text::decode(hidden_name);
    copied = words[i + length - 1].to;
    i += length;
  }
  if (copied == 0) return std::string(text);
  out += points.substr(copied);
  return text::encode(out);
}

}  // namespace vekha::roadmap
