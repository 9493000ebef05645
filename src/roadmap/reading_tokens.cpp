#include "roadmap/reading_tokens.h"

#include "roadmap/reading_lexer.h"

#include <algorithm>
#include <array>
#include <string>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t longest_word = 40;  // bytes

Token joined(const Token& first, const Token& second) {
  Token token = first;
  const auto span = [](std::string_view a, std::string_view b) {
    return std::string_view(a.data(), static_cast<std::size_t>(b.data() + b.size() - a.data()));
  };
  token.lower = span(first.lower, second.lower);
  token.shown = span(first.shown, second.shown);
  return token;
}

bool is_plain_word(const Token& token) {
  return token.is_word() && token.is(Word::none) && token.lower.size() <= longest_word;
}

// «сен тябрь»: also what is an abbreviation by itself.
bool is_piece(const Token& token) {
  return is_plain_word(token) || (token.is(Word::month) && token.lexeme.abbreviated);
}

// «сен тябрь», «сен-⏎тябрь»: two pieces that mean nothing make a word that does.
Lexeme lexeme_of_pieces(const Token& first, const Token& second) {
  return look_up(std::string(first.lower).append(second.lower));
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

// «по совместном у плану»: the dative's last letter went astray.
bool is_torn_dative(const Token& adjective, const Token& letter) {
  return is_plain_word(adjective) && letter.lower == "у" &&
         (ends_with(adjective.lower, "ом") || ends_with(adjective.lower, "ем"));
}

// «во неурочную»: «во» stands before two consonants only («во втором», «во время»), so here it is a
// piece.
bool is_torn_prefix(const Token& prefix, const Token& rest) {
  static constexpr std::string_view vowels = "аеиоуыэюя";
  if (prefix.lower != "во" || !is_plain_word(rest) || rest.lower.size() < 6) return false;
  const bool vowel_second = vowels.find(rest.lower.substr(2, 2)) != std::string_view::npos;
  const bool vowel_first = vowels.find(rest.lower.substr(0, 2)) != std::string_view::npos;
  return vowel_second && !vowel_first;
}

// «вмарте», «досентября»: a preposition grown to a known calendar word.
std::size_t grown_preposition(const Token& token) {
  static constexpr auto prepositions = std::to_array<std::string_view>({"в", "до", "по", "к", "с"});
  if (!is_plain_word(token)) return 0;
  for (const std::string_view preposition : prepositions) {
    if (token.lower.size() <= preposition.size() + 4 || !token.lower.starts_with(preposition))
      continue;
    const Lexeme rest = look_up(token.lower.substr(preposition.size()));
    const bool calendar =
        rest.word == Word::month || rest.word == Word::during || rest.word == Word::quarter;
    if (calendar && !rest.abbreviated) return preposition.size();
  }
  return 0;
}

Token piece(const Token& token, std::size_t from, std::size_t count) {
  Token part = token;
  part.lower = token.lower.substr(from, count);
  part.shown = token.shown.substr(from, count);
  part.lexeme = look_up(part.lower);
  return part;
}

bool is_calendar_word(const Token& token) {
  return token.is(Word::month) || token.is(Word::year) || token.is(Word::quarter);
}

// Not one small Cyrillic letter: U+0430 to U+044F, ё.
bool is_all_capitals(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    const bool small = (lead == 0xD0U && next >= 0xB0U) || (lead == 0xD1U && next <= 0x91U);
    if (small && (next & 0xC0U) == 0x80U) return false;
  }
  return true;
}

}  // namespace

// «НЕ МЕНЕЕ 3 ШКОЛ»: where all is in capitals, only what is no word is an abbreviation.
void Tokens::doubt_capitals(std::string_view shown) {
  constexpr std::size_t longest_abbreviation = 10;  // bytes
  const bool any = std::ranges::any_of(tokens_, [](const Token& one) { return one.capitals; });
  if (!any || !is_all_capitals(shown)) return;
  for (Token& token : tokens_) {
    const bool word = !token.is(Word::none) || find_noun(token.lower) ||
                      token.lower.size() > longest_abbreviation;
    token.capitals = token.capitals && !word;
  }
}

Tokens::Tokens(const Normalised& text) : tokens_(lex(text)) {
  doubt_capitals(text.shown);
  mend_spacing();
  drop_doubled_prepositions();
  write_worded_years();
  for (const Token& token : tokens_) {
    if (token.lexeme.misspelt) add_flag(flags_, "typo_fixed");
  }
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    const bool slip =
        tokens_[i].is(Word::during) && tokens_[i - 1].is(Word::from);  // «С течение года»
    if (slip) add_flag(flags_, "typo_fixed");
  }
}

// «п/г», «уч/г», «кол-во»: an abbreviation that a sign cuts in two.
bool Tokens::is_cut_abbreviation(std::vector<Token>& out, const Token& last) {
  if (out.size() < 2 || last.blank_before || out.back().blank_before) return false;
  const Token& sign = out.back();
  Token& first = out[out.size() - 2];
  if (sign.is_sign('/') && first.lower == "п" && last.lower == "г") {
    first.lexeme = {Word::half_year, 0, true};
  } else if (sign.is_sign('-') && first.lower == "кол" && last.lower.starts_with("в")) {
    first.lower = "количество";
  } else {
    return false;
  }
  out.pop_back();
  return true;
}

// «сентябрь 2 024», «март 20 24 г.»: a blank went into the year.
bool Tokens::mend_torn_year(std::vector<Token>& out, const Token& rest) {
  if (out.size() < 2 || !out.back().is_number() || !rest.is_number() || rest.ordinal) return false;
  const Token& before = out[out.size() - 2];
  Token& first = out.back();
  constexpr std::uint8_t year_digits = 4;
  if (!is_calendar_word(before) && !before.is(Word::half_year)) return false;
  if (first.digits + rest.digits != year_digits || first.ordinal) return false;
  std::int64_t year = first.number;
  for (std::uint8_t i = 0; i < rest.digits; ++i)
    year *= 10;
  year += rest.number;
  constexpr std::int64_t earliest = 2000;
  constexpr std::int64_t latest = 2050;
  if (year < earliest || year > latest) return false;
  first = joined(first, rest);
  first.number = year;
  first.digits = year_digits;
  add_flag(flags_, "spacing_fixed");
  return true;
}

// «неменее», «непозднее»: the «не» that grew to its comparative, 0 when the word is another.
std::size_t grown_denial(const Token& token) {
  constexpr std::string_view denial = "не";
  if (!is_plain_word(token) || !token.lower.starts_with(denial)) return 0;
  switch (look_up(token.lower.substr(denial.size())).word) {
    case Word::less:
    case Word::more:
    case Word::lower:
    case Word::higher:
    case Word::later:
    case Word::earlier:
    case Word::rarer: return denial.size();
    default: return 0;
  }
}

// «октябрьноябрь»: how many bytes belong to the first of two months grown together, 0 when they are
// not.
std::size_t grown_month(const Token& token) {
  constexpr std::size_t shortest = 6;  // «май»
  if (!is_plain_word(token) || token.lower.size() < 2 * shortest) return 0;
  const auto is_month = [](std::string_view word) {
    const Lexeme lexeme = look_up(word);
    return lexeme.word == Word::month && !lexeme.abbreviated;
  };
  for (std::size_t at = shortest; at + shortest <= token.lower.size(); at += 2) {
    if (is_month(token.lower.substr(0, at)) && is_month(token.lower.substr(at))) return at;
  }
  return 0;
}

void Tokens::mend_spacing() {
  std::vector<Token> out;
  out.reserve(tokens_.size() + 1);
  for (Token& token : tokens_) {
    if (is_cut_abbreviation(out, token) || mend_torn_year(out, token)) continue;
    if (const std::size_t first = std::max(grown_month(token), grown_denial(token)); first > 0) {
      out.push_back(piece(token, 0, first));
      out.push_back(piece(token, first, token.lower.size() - first));
      add_flag(flags_, "spacing_fixed");
      continue;
    }
    const bool glued_to_number = !out.empty() && !token.blank_before && is_calendar_word(token) &&
                                 (out.back().is_number() || token.is(Word::year));
    if (glued_to_number && !out.back().is_sign('.') && !out.back().is_sign('-'))
      add_flag(flags_, "spacing_fixed");
    if (token.is_sign('-') && !token.blank_before && !out.empty() && out.back().is(Word::year)) {
      add_flag(flags_, "spacing_fixed");
    }
    if (const std::size_t prefix = grown_preposition(token); prefix > 0) {
      add_flag(flags_, "spacing_fixed");
      out.push_back(piece(token, 0, prefix));
      out.push_back(piece(token, prefix, token.lower.size() - prefix));
      continue;
    }
    const bool word_pair = !out.empty() && out.back().is_word() && token.is_word();
    if (word_pair && (is_torn_dative(out.back(), token) || is_torn_prefix(out.back(), token))) {
      out.back() = joined(out.back(), token);
      out.back().lexeme = look_up(out.back().lower);
      add_flag(flags_, "spacing_fixed");
      continue;
    }
    const bool hyphen_between = out.size() >= 2 && out.back().is_sign('-') && token.newline_before;
    const std::size_t left = out.size() - (hyphen_between ? 2U : 1U);
    if (!out.empty() && is_piece(out[left]) && is_plain_word(token) &&
        !find_noun(out[left].lower)) {
      const Lexeme whole = lexeme_of_pieces(out[left], token);
      if (whole.word != Word::none) {
        out.resize(left + 1);
        out.back().lexeme = whole;
        add_flag(flags_, "spacing_fixed");
        continue;
      }
    }
    out.push_back(token);
  }
  tokens_ = std::move(out);
}

void Tokens::drop_doubled_prepositions() {
  const auto same = [](const Token& a, const Token& b) {
    const bool preposition =
        a.is(Word::to) || a.is(Word::from) || a.is(Word::until) || a.is(Word::in) || a.is(Word::by);
    return preposition && a.lower == b.lower;
  };
  const auto repeated = std::ranges::unique(tokens_, same);
  if (repeated.empty()) return;
  tokens_.erase(repeated.begin(), repeated.end());
  add_flag(flags_, "typo_fixed");
}

namespace {

// «двадцать пятого», «двадцатого»: tens and ones of a year, 0 when there are none; `end` behind.
int worded_rank(const std::vector<Token>& tokens, std::size_t at, std::size_t& end) {
  constexpr int tens = 20;  // the words know no rank beyond thirty-nine
  const auto value = [&](std::size_t index, Word word) {
    return index < tokens.size() && tokens[index].is(word) && tokens[index].is_word()
               ? tokens[index].lexeme.value
               : 0;
  };
  end = at + 1;
  if (const int rank = value(at, Word::ordinal); rank > 0) return rank;
  const int round = value(at, Word::cardinal);
  const int ones = value(at + 1, Word::ordinal);
  if (round < tens || round % 10 != 0 || ones < 1 || ones > 9) return 0;
  end = at + 2;
  return round + ones;
}

}  // namespace

// «две тысячи двадцать пятого года» is written «2025 года».
void Tokens::write_worded_years() {
  constexpr int two = 2;
  constexpr std::int64_t thousand = 1000;
  constexpr std::uint8_t year_digits = 4;
  for (std::size_t at = 0; at + 3 < tokens_.size(); ++at) {
    const bool thousands = tokens_[at].is(Word::cardinal) && tokens_[at].lexeme.value == two &&
                           tokens_[at + 1].lower.starts_with("тысяч");
    if (!thousands) continue;
    std::size_t end = at;
    const int rank = worded_rank(tokens_, at + 2, end);
    if (rank == 0 || end >= tokens_.size() || !tokens_[end].is(Word::year)) continue;
    Token year = joined(tokens_[at], tokens_[end - 1]);
    year.kind = Token::Kind::number;
    year.lexeme = {};
    year.number = two * thousand + rank;
    year.digits = year_digits;
    tokens_[at] = year;
    const auto behind = tokens_.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    tokens_.erase(behind, tokens_.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

NounForm Tokens::noun(std::size_t index) const {
  constexpr std::uint8_t unknown = 0xFF;
  if (index >= tokens_.size() || !tokens_[index].is_word()) return {};
  if (nouns_.empty()) nouns_.resize(tokens_.size(), NounForm{nullptr, unknown});
  NounForm& known = nouns_[index];
  if (known.cases == unknown) known = find_noun(tokens_[index].lower);
  return known;
}

bool Tokens::mend_words() {
  bool mended = false;
  for (Token& token : tokens_) {
    if (!is_plain_word(token)) continue;
    const Lexeme meant = nearly(token.lower);
    if (meant.word == Word::none) continue;
    token.lexeme = meant;
    mended = true;
  }
  if (mended) add_flag(flags_, "typo_fixed");
  return mended;
}

}  // namespace vekha::roadmap::reading
