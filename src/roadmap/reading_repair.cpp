#include "roadmap/reading_repair.h"

#include "base/text.h"
#include "roadmap/reading_lexicon.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

bool is_gap(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t';
}

// ---- letter-spacing ----

struct Spaced {
  std::size_t end;      // after the last character of the run
  std::size_t letters;  // how many of its characters stand alone
  bool wide_gaps;       // words are told apart by wider gaps
};

// Single characters, each between gaps.
Spaced spaced_run(std::u32string_view text, std::size_t begin) {
  Spaced run{begin, 0, false};
  std::size_t at = begin;
  while (at < text.size() && !is_gap(text[at]) && (at + 1 == text.size() || is_gap(text[at + 1]))) {
    run.letters += text::is_letter(text[at]) ? 1U : 0U;
    run.end = at + 1;
    if (at + 2 < text.size() && text[at + 1] == U'\t') run.wide_gaps = true;
    at += 2;
  }
  return run;
}

bool is_word_boundary(char32_t before, char32_t after) {
  return (text::is_digit(before) && text::is_letter(after)) ||
         (text::is_letter(before) && text::is_digit(after)) || before == U',' || before == U';' ||
         before == U'.';
}

// The longest known word first: without wide gaps nothing else tells where a word ends.
std::u32string parted(const std::u32string& word) {
  constexpr std::size_t longest_word = 14;
  if (look_up(text::to_lower(text::encode(word))).word != Word::none) return word;
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t length = std::min(longest_word, word.size() - at);
    while (length > 1 &&
           look_up(text::to_lower(text::encode(word.substr(at, length)))).word == Word::none)
      --length;
    if (length == 1 && at > 0 &&
        look_up(text::to_lower(text::encode(word.substr(at, 1)))).word == Word::none)
      return word;
    if (!out.empty()) out.push_back(U' ');
    out.append(word, at, length);
    at += length;
  }
  return out;
}

std::u32string closed(std::u32string_view run, bool wide_gaps) {
  std::u32string out;
  std::u32string word;
  for (std::size_t i = 0; i < run.size(); i += 2) {
    const bool new_word = i > 0 && (run[i - 1] != U' ' || is_word_boundary(run[i - 2], run[i]));
    if (new_word) {
      out += wide_gaps ? word : parted(word);
      out.push_back(U' ');
      word.clear();
    }
    word.push_back(run[i]);
  }
  return out += wide_gaps ? word : parted(word);
}

// ---- numbers of a date, digit by digit ----

// The digits from `at` on, each but the first after at most one blank; `end` behind the last.
std::u32string digits_at(std::u32string_view text, std::size_t at, std::size_t most,
                         std::size_t& end) {
  std::u32string digits;
  end = at;
  while (digits.size() < most) {
    const std::size_t next =
        !digits.empty() && end < text.size() && text[end] == U' ' ? end + 1 : end;
    if (next >= text.size() || !text::is_digit(text[next])) break;
    digits.push_back(text[next]);
    end = next + 1;
  }
  return digits;
}

std::size_t past_blanks(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_gap(text[at]))
    ++at;
  return at;
}

bool is_digit_at(std::u32string_view text, std::size_t at) {
  return at < text.size() && text::is_digit(text[at]);
}

// «2 0 2 5», and neither «2025» nor «1 2 0 2 5»; `end` behind it.
bool is_spaced_year(std::u32string_view text, std::size_t at, std::size_t& end) {
  constexpr std::size_t year_digits = 4;
  const std::u32string year = digits_at(text, at, year_digits, end);
  return year.size() == year_digits && year.starts_with(U"20") && end - at > year_digits &&
         !is_digit_at(text, past_blanks(text, end));
}

// «1 5 . 0 9 . 2 0 2 5», «15 . 09 . 2025» as «15.09.2025»; empty where no such date begins.
std::u32string spaced_date(std::u32string_view text, std::size_t at, std::size_t& end) {
  std::u32string date;
  bool loose = false;  // blanks before the dots
  for (int part = 0; part < 2; ++part) {
    const std::u32string number = digits_at(text, at, 2, end);
    loose = loose || (end < text.size() && is_gap(text[end]));
    end = past_blanks(text, end);
    if (number.empty() || end >= text.size() || text[end] != U'.') return {};
    date += number + U'.';
    at = past_blanks(text, end + 1);
  }
  constexpr std::size_t year_digits = 4;
  if (!is_spaced_year(text, at, end) && !loose) return {};
  const std::u32string year = digits_at(text, at, year_digits, end);
  return year.size() == year_digits && !is_digit_at(text, end) ? date + year : std::u32string();
}

// ---- letters that look alike ----

char32_t cyrillic_twin(char32_t latin) {
  static constexpr std::u32string_view from = U"ABCEHKMOPTXYaceopxykbi";
  static constexpr std::u32string_view to = U"АВСЕНКМОРТХУасеорхукьі";
  const std::size_t at = from.find(latin);
  return at == std::u32string_view::npos ? U'\0' : to[at];
}

char32_t digit_twin(char32_t letter) {
  switch (letter) {
    case U'l':
    case U'I': return U'1';
    case U'O':
    case U'o':
    case U'О':
    case U'о': return U'0';
    case U'З': return U'3';
    default: return U'\0';
  }
}

char32_t roman_twin(char32_t letter) {
  if (letter == U'l') return U'I';
  switch (text::lower(letter)) {
    case U'i':
    case U'і': return U'I';
    case U'v': return U'V';
    case U'x':
    case U'х': return U'X';
    default: return U'\0';
  }
}

struct Run {
  std::size_t begin;
  std::size_t end;
  std::size_t digits = 0;
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
};

Run next_run(const std::u32string& text, std::size_t at) {
  while (at < text.size() && !text::is_letter(text[at]) && !text::is_digit(text[at]))
    ++at;
  Run run{at, at};
  for (; run.end < text.size(); ++run.end) {
    const char32_t c = text[run.end];
    if (text::is_digit(c)) {
      ++run.digits;
    } else if (!text::is_letter(c)) {
      break;
    } else {
      ++(text::is_cyrillic(c) ? run.cyrillic : run.latin);
    }
  }
  return run;
}

template <typename Twin>
bool replace_all(std::u32string& text, const Run& run, Twin twin) {
  std::u32string changed;
  for (std::size_t i = run.begin; i < run.end; ++i) {
    changed.push_back(twin(text[i]));
    if (changed.back() == U'\0') return false;
  }
  text.replace(run.begin, changed.size(), changed);
  return true;
}

bool mend_number(std::u32string& text, const Run& run) {
  return replace_all(text, run, [](char32_t c) { return text::is_digit(c) ? c : digit_twin(c); });
}

char32_t cyrillic_or_twin(char32_t c) {
  return text::is_cyrillic(c) || text::is_digit(c) ? c : cyrillic_twin(c);
}

bool is_known_in_cyrillic(const std::u32string& text, const Run& run) {
  std::u32string word;
  for (std::size_t i = run.begin; i < run.end; ++i)
    word.push_back(cyrillic_or_twin(text[i]));
  if (word.find(U'\0') != std::u32string::npos) return false;
  return look_up(text::to_lower(text::encode(word))).word != Word::none;
}

// «1V», «IУ»: a figure or a Cyrillic У among the letters of a Roman numeral.
char32_t loose_roman_twin(char32_t letter) {
  if (letter == U'1') return U'I';
  return letter == U'У' ? U'V' : roman_twin(letter);
}

bool is_loose_roman(const std::u32string& text, const Run& run) {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(run.begin);
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(run.end);
  const bool short_run = run.end - run.begin >= 2 && run.end - run.begin <= 4;
  return short_run && std::any_of(begin, end, [](char32_t c) {
           return roman_twin(c) == U'I' || roman_twin(c) == U'V';
         });
}

void mend_word(std::u32string& text, const Run& run, Flags& flags) {
  if (replace_all(text, run, roman_twin)) {
    if (run.end - run.begin == 1 && text[run.begin] == U'X' && run.cyrillic == 1)
      text[run.begin] = U'х';  // one Х is a mark, not a ten
    return;
  }
  if (is_loose_roman(text, run) && replace_all(text, run, loose_roman_twin)) return;
  if (run.latin == 0 || (run.cyrillic == 0 && !is_known_in_cyrillic(text, run))) return;
  if (replace_all(text, run, cyrillic_or_twin)) add_flag(flags, "homoglyph_fixed");
}

}  // namespace

void close_letter_spacing(std::u32string& text, Flags& flags) {
  constexpr std::size_t fewest_letters = 4;
  if (text.size() < 2 * fewest_letters - 1) return;
  std::u32string out;
  bool found = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool at_start = at == 0 || is_gap(text[at - 1]);
    const Spaced run = at_start ? spaced_run(text, at) : Spaced{at, 0, false};
    if (run.letters >= fewest_letters || (found && run.end > at + 2)) {
      out += closed(std::u32string_view(text).substr(at, run.end - at), run.wide_gaps);
      found = true;
      at = run.end;
    } else {
      const std::size_t end = std::max(run.end, at + 1);
      out.append(text, at, end - at);
      at = end;
    }
  }
  if (!found) return;
  text = std::move(out);
  add_flag(flags, "letterspaced_fixed");
}

void close_spaced_dates(std::u32string& text, Flags& flags) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) || (at > 0 && !is_gap(text[at - 1]) && text[at - 1] != U'('))
      continue;
    std::size_t end = at;
    std::u32string closed = spaced_date(text, at, end);
    if (closed.empty() && is_spaced_year(text, at, end) && end < text.size()) {
      const std::size_t noun = past_blanks(text, end);  // «2 0 2 5 г.»
      if (noun < text.size() && text::lower(text[noun]) == U'г')
        closed = digits_at(text, at, 4, end);
    }
    if (closed.empty()) continue;
    text.replace(at, end - at, closed);
    add_flag(flags, "letterspaced_fixed");
    at += closed.size() - 1;
  }
}

// «IVквартал»: a Roman numeral grown to the calendar word after it.
void part_roman_numerals(std::u32string& text, Flags& flags) {
  for (Run run = next_run(text, 0); run.begin < run.end; run = next_run(text, run.end)) {
    if (run.latin == 0 || run.latin > 4 || run.cyrillic < 2) continue;
    std::size_t word = run.begin;
    while (word < run.end && !text::is_cyrillic(text[word]) && roman_twin(text[word]) != U'\0')
      ++word;
    if (word - run.begin != run.latin) continue;
    const auto rest = text.substr(word, run.end - word);
    const Word known = look_up(text::to_lower(text::encode(rest))).word;
    if (known != Word::quarter && known != Word::half_year && known != Word::school_quarter)
      continue;
    text.insert(word, 1, U' ');
    add_flag(flags, "spacing_fixed");
    run.end = word;
  }
}

// «З школы», «не менее З», «ЗО %»: no word is spelt so; alone «О» is one, unless a % follows.
bool is_number_in_letters(const std::u32string& text, const Run& run) {
  const std::u32string_view letters =
      std::u32string_view(text).substr(run.begin, run.end - run.begin);
  constexpr std::size_t longest = 3;
  if (letters.size() > longest || letters.find_first_not_of(U"ЗОO") != std::u32string_view::npos)
    return false;
  std::size_t next = run.end;
  while (next < text.size() && is_gap(text[next]))
    ++next;
  const bool share = next < text.size() && text[next] == U'%';
  const bool before_sign =
      run.end < text.size() && (text[run.end] == U'.' || text[run.end] == U'-');
  return share || (letters.find(U'З') != std::u32string_view::npos && !before_sign);
}

void replace_homoglyphs(std::u32string& text, Flags& flags) {
  part_roman_numerals(text, flags);
  for (Run run = next_run(text, 0); run.begin < run.end; run = next_run(text, run.end)) {
    const bool mixed_number = run.digits > 0 && run.digits < run.end - run.begin;
    if ((mixed_number || is_number_in_letters(text, run)) && mend_number(text, run)) {
      add_flag(flags, "homoglyph_digit");
    } else if (run.latin > 0 || run.end - run.begin <= 3) {
      mend_word(text, run, flags);
    }
  }
}

}  // namespace vekha::roadmap::reading
