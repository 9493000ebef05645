#include "roadmap/reading_lexicon.h"

#include "base/text.h"
#include "roadmap/reading_lexicon_words.h"

#include <algorithm>
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

// Words of which a slip is worth mending: whoever reads on without them loses the date.
bool is_mendable(Word word) {
  switch (word) {
    case Word::month:
    case Word::weekday:
    case Word::quarter:
    case Word::half_year:
    case Word::school_quarter:
    case Word::school:
    case Word::period:
    case Word::every_adverb:
    case Word::constantly:
    case Word::during: return true;
    default: return false;
  }
}

constexpr std::size_t shortest_mended = 5;  // letters; «мат» is no slip of «март»
constexpr std::size_t longest_mended = 16;

std::u32string without(std::u32string_view word, std::size_t at) {
  return std::u32string(word.substr(0, at)).append(word.substr(at + 1));
}

// Every form with each of its letters left out once: two words one slip apart share such a piece.
class Slips {
 public:
  Slips() {
    for (const WordRow& row : word_rows()) {
      if (is_mendable(row.lexeme.word) && !row.lexeme.abbreviated) add(row);
    }
  }

  Lexeme find(const std::u32string& word) const {
    if (const Lexeme* left_out = one(word, forms_by_piece_)) return *left_out;
    for (std::size_t at = 0; at < word.size(); ++at) {
      const std::u32string piece = without(word, at);
      if (const Lexeme* put_in = one(piece, forms_)) return *put_in;
      const auto found = pieces_.find(piece);
      if (found == pieces_.end()) continue;
      for (const Piece& changed : found->second) {
        if (at == changed.at || is_swap(word, changed, at)) return changed.lexeme;
      }
    }
    return {};
  }

 private:
  struct Piece {
    std::size_t at;
    std::u32string form;
    Lexeme lexeme;
  };
  using Forms = std::unordered_map<std::u32string, Lexeme>;

  static const Lexeme* one(const std::u32string& word, const Forms& forms) {
    const auto found = forms.find(word);
    return found == forms.end() ? nullptr : &found->second;
  }

  static bool is_swap(const std::u32string& word, const Piece& changed, std::size_t at) {
    const std::size_t first = std::min(at, changed.at);
    if (std::max(at, changed.at) != first + 1 || word.size() != changed.form.size()) return false;
    return word[first] == changed.form[first + 1] && word[first + 1] == changed.form[first];
  }

  void add(const WordRow& row) {
    std::string_view endings = row.endings;
    while (true) {
      const std::size_t bar = endings.find('|');
      add_form(text::decode(std::string(row.stem).append(endings.substr(0, bar))), row.lexeme);
      if (bar == std::string_view::npos) return;
      endings.remove_prefix(bar + 1);
    }
  }

  void add_form(const std::u32string& form, Lexeme lexeme) {
    if (form.size() < shortest_mended) return;
    forms_.emplace(form, lexeme);
    for (std::size_t at = 0; at < form.size(); ++at) {
      const std::u32string piece = without(form, at);
      if (piece.size() >= shortest_mended) forms_by_piece_.emplace(piece, lexeme);
      pieces_[piece].push_back({at, form, lexeme});
    }
  }

  Forms forms_;
  Forms forms_by_piece_;
  std::unordered_map<std::u32string, std::vector<Piece>> pieces_;
};

}  // namespace

Lexeme look_up(std::string_view word) {
  static const Lexicon lexicon;
  return lexicon.find(word);
}

Lexeme nearly(std::string_view word) {
  static const Slips slips;
  constexpr std::size_t bytes = 2;  // of a Cyrillic letter
  if (word.size() < shortest_mended * bytes || word.size() > longest_mended * bytes) return {};
  return slips.find(text::decode(word));
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
