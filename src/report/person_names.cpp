#include "report/person_names.h"

#include "base/text.h"
#include "roadmap/persons.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vekha::report {

namespace {

// A word of letters and hyphens, or any other single sign.
struct Piece {
  std::u32string word;
  std::size_t begin = 0;  // in bytes
  std::size_t end = 0;
  bool letters = false;
  bool blank = false;
};

std::size_t bytes_of(char32_t c) {
  std::string out;
  text::append(out, c);
  return out.size();
}

std::vector<Piece> pieces_of(std::string_view utf8) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (const char32_t c : text::decode(utf8)) {
    const bool letter = text::is_letter(c);
    const bool hyphen = (c == U'-' || c == U'‑') && !pieces.empty() && pieces.back().letters;
    const std::size_t size = bytes_of(c);
    if ((letter || hyphen) && !pieces.empty() && pieces.back().letters) {
      pieces.back().word += c;
      pieces.back().end = at + size;
    } else {
      pieces.push_back({std::u32string(1, c), at, at + size, letter, text::is_blank(c)});
    }
    at += size;
  }
  return pieces;
}

bool is_upper(char32_t c) {
  return text::is_cyrillic(c) && text::lower(c) != c;
}

bool is_capitalised(const Piece& piece) {
  if (!piece.letters || piece.word.size() < 2 || !is_upper(piece.word[0])) return false;
  for (std::size_t i = 1; i < piece.word.size(); ++i) {
    const bool after_hyphen = piece.word[i - 1] == U'-' || piece.word[i - 1] == U'‑';
    if (is_upper(piece.word[i]) && !after_hyphen) return false;
  }
  return true;
}

std::u32string lowered(const std::u32string& word) {
  std::u32string out;
  for (const char32_t c : word)
    out += text::lower(c) == U'ё' ? U'е' : text::lower(c);
  return out;
}

template <std::size_t Count>
bool ends_in(const std::u32string& word, const std::array<std::u32string_view, Count>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

// «Иванович», «Ивановичу», «Ильича», «Петровна», «Петровной», «Никитична».
bool is_patronymic(const Piece& piece) {
  if (!is_capitalised(piece)) return false;
  constexpr std::array<std::u32string_view, 36> endings = {
      U"ович",   U"овича",  U"овичу",  U"овичем", U"овиче",  U"евич",    U"евича", U"евичу",
      U"евичем", U"евиче",  U"ьич",    U"ьича",   U"ьичу",   U"ьичом",   U"ьиче",  U"овна",
      U"овны",   U"овне",   U"овну",   U"овной",  U"евна",   U"евны",    U"евне",  U"евну",
      U"евной",  U"инична", U"иничны", U"иничне", U"иничну", U"иничной", U"кична", U"кичны",
      U"кичне",  U"кичну",  U"кичной", U"овною"};
  return ends_in(lowered(piece.word), endings);
}

// Needed where a single initial is all that speaks for a name.
bool looks_like_surname(const Piece& piece) {
  if (!is_capitalised(piece)) return false;
  constexpr std::array<std::u32string_view, 30> endings = {
      U"ов",   U"ова",  U"ову",  U"овым", U"ове",  U"овой",  U"ев",   U"ева",  U"еву",   U"евым",
      U"евой", U"ин",   U"ина",  U"ину",  U"иным", U"иной",  U"ский", U"ская", U"ского", U"скому",
      U"ским", U"ской", U"скую", U"цкий", U"цкая", U"цкого", U"енко", U"юк",   U"ян",    U"швили"};
  return ends_in(lowered(piece.word), endings);
}

class Finder {
 public:
  explicit Finder(std::string_view utf8) : pieces_(pieces_of(utf8)) {}

  std::vector<NameFound> names() {
    for (std::size_t at = 0; at < pieces_.size();) {
      const auto last = match(at);
      if (!last) {
        ++at;
        continue;
      }
      if (!honours(at)) found_.push_back({pieces_[at].begin, pieces_[*last].end});
      at = *last + 1;
    }
    return found_;
  }

 private:
  using At = std::optional<std::size_t>;

  const Piece* piece(std::size_t at) const { return at < pieces_.size() ? &pieces_[at] : nullptr; }

  // The next piece that is no blank; a line break between words ends a name like any other sign.
  std::size_t next(std::size_t at) const {
    ++at;
    while (at < pieces_.size() && pieces_[at].blank && pieces_[at].word != U"\n")
      ++at;
    return at;
  }

  // «И.»: index of its full stop.
  At initial(std::size_t at) const {
    const Piece* letter = piece(at);
    const Piece* stop = piece(at + 1);
    if (letter == nullptr || stop == nullptr || !letter->letters) return std::nullopt;
    const bool one = letter->word.size() == 1 && is_upper(letter->word[0]);
    return one && stop->word == U"." ? At(at + 1) : std::nullopt;
  }

  // The last piece of a name that begins at `at`.
  At match(std::size_t at) const {
    if (const At last = initials_first(at)) return last;
    if (!is_capitalised(pieces_[at])) return std::nullopt;
    if (const At last = with_patronymic(at)) return last;
    return surname_first(at);
  }

  // «И.И. Иванов».
  At initials_first(std::size_t at) const {
    const At first = initial(at);
    if (!first) return std::nullopt;
    const At second = initial(next(*first));
    if (!second) return std::nullopt;
    const std::size_t surname = next(*second);
    return surname < pieces_.size() && is_capitalised(pieces_[surname]) ? At(surname)
                                                                        : std::nullopt;
  }

  // «Иванов И.И.», «Иванов И.».
  At surname_first(std::size_t at) const {
    const At first = initial(next(at));
    if (!first) return std::nullopt;
    const At second = initial(next(*first));
    if (second) {
      // «Школа А.С. Пушкина»: the initials belong to what follows.
      const std::size_t after = next(*second);
      const bool of_next = after < pieces_.size() && is_capitalised(pieces_[after]) &&
                           !looks_like_surname(pieces_[at]);
      return of_next ? std::nullopt : second;
    }
    return looks_like_surname(pieces_[at]) ? first : std::nullopt;
  }

  // «Иванов Иван Иванович», «Иван Иванович», «Иван Иванович Иванов».
  At with_patronymic(std::size_t at) const {
    const std::size_t second = next(at);
    if (second >= pieces_.size()) return std::nullopt;
    if (is_patronymic(pieces_[second])) {
      const std::size_t surname = next(second);
      const bool last = surname < pieces_.size() && looks_like_surname(pieces_[surname]);
      return last ? surname : second;
    }
    const std::size_t third = next(second);
    const bool whole =
        is_capitalised(pieces_[second]) && third < pieces_.size() && is_patronymic(pieces_[third]);
    return whole ? At(third) : std::nullopt;
  }

  // «им.», «имени», «памяти» before it: up to three words back, «имени Героя Советского Союза …».
  bool honours(std::size_t at) const {
    int words = 0;
    for (std::size_t i = at; i > 0 && words < 4;) {
      --i;
      if (!pieces_[i].letters) {
        const bool passes = pieces_[i].blank || pieces_[i].word == U"." || pieces_[i].word == U"«";
        if (!passes) return false;
        continue;
      }
      const std::u32string word = lowered(pieces_[i].word);
      if (word == U"им" || word == U"имени" || word == U"памяти") return true;
      ++words;
    }
    return false;
  }

  std::vector<Piece> pieces_;
  std::vector<NameFound> found_;
};

}  // namespace

std::vector<NameFound> person_names(std::string_view text) {
  return Finder(text).names();
}

std::string without_person_names(std::string_view text, std::vector<std::string>& found) {
  std::string out;
  std::size_t at = 0;
  for (const NameFound& name : person_names(text)) {
    out += text.substr(at, name.begin - at);
    out += roadmap::hidden_name;
    found.emplace_back(text.substr(name.begin, name.end - name.begin));
    at = name.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace vekha::report
