#include "roadmap/reading_lexicon.h"

#include "base/text.h"
#include "roadmap/reading_lexicon_words.h"

#include <array>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace vekha::roadmap::reading {

namespace {

class Lexicon {
 public:
  Lexicon() {
    for (const WordRow& row : word_rows())
      add(row);
  }

  Lexeme find(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? Lexeme{} : found->second;
  }

 private:
  void add(const WordRow& row) {
    std::string_view endings = row.endings;
    while (true) {
      const std::size_t bar = endings.find('|');
      forms_.push_back(std::string(row.stem).append(endings.substr(0, bar)));
      words_.try_emplace(forms_.back(), row.lexeme);
      if (bar == std::string_view::npos) return;
      endings.remove_prefix(bar + 1);
    }
  }

  std::deque<std::string> forms_;  // a deque, for the views below must stay
  std::unordered_map<std::string_view, Lexeme> words_;
};

constexpr std::array<std::u32string_view, 36> month_forms = {
    U"январь",   U"января",   U"январе",   U"февраль", U"февраля", U"феврале",
    U"март",     U"марта",    U"марте",    U"апрель",  U"апреля",  U"апреле",
    U"май",      U"мая",      U"мае",      U"июнь",    U"июня",    U"июне",
    U"июль",     U"июля",     U"июле",     U"август",  U"августа", U"августе",
    U"сентябрь", U"сентября", U"сентябре", U"октябрь", U"октября", U"октябре",
    U"ноябрь",   U"ноября",   U"ноябре",   U"декабрь", U"декабря", U"декабре"};

// One letter put in, left out, changed, or two neighbours swapped.
bool one_slip_apart(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at])
    ++at;
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (at == a.size()) return false;
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

Lexeme look_up(std::string_view word) {
  static const Lexicon lexicon;
  return lexicon.find(word);
}

int nearly_month(std::string_view word) {
  constexpr std::size_t shortest = 10;  // bytes: five Cyrillic letters; «мат» is no slip of «март»
  constexpr std::size_t longest = 20;
  if (word.size() < shortest || word.size() > longest) return 0;
  const std::u32string letters = text::decode(word);
  for (std::size_t i = 0; i < month_forms.size(); ++i) {
    if (month_forms[i].size() >= 5 && one_slip_apart(letters, month_forms[i]))
      return static_cast<int>(i / 3) + 1;
  }
  return 0;
}

int roman_value(std::string_view word) {
  if (word.empty() || word.size() > 7) return 0;
  const auto digit = [](char c) { return c == 'x' ? 10 : c == 'v' ? 5 : c == 'i' ? 1 : 0; };
  int value = 0;
  int previous = 100;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const int here = digit(word[i]);
    const int next = i + 1 < word.size() ? digit(word[i + 1]) : 0;
    if (here == 0 || (here > previous && previous != 1)) return 0;
    value += next > here ? -here : here;
    previous = here;
  }
  return value;
}

}  // namespace vekha::roadmap::reading
