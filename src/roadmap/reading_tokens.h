#pragma once

#include "roadmap/reading_lexicon.h"
#include "roadmap/reading_normalise.h"
#include "roadmap/reading_nouns.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vekha::roadmap::reading {

/// A word, a run of digits or a sign. Its views live as long as the Normalised that it was made
/// from.
struct Token {
  enum class Kind : std::uint8_t { end, number, word, sign };

  Kind kind = Kind::end;
  char sign = '\0';           ///< '-' ',' '.' …; '#' for №, 'G' for ≥, 'L' for ≤, 'E' for «…»
                              ///< and «...», '?' for any other
  std::uint8_t digits = 0;    ///< how many, up to 255
  std::uint8_t depth = 0;     ///< brackets around it, up to 255
  bool ordinal = false;       ///< «1-го», «2-й»: the ending is part of the token
  bool counted = false;       ///< … and says how many, not which: «5-ти»
  bool blank_before = false;  ///< also a line break
  bool newline_before = false;
  bool capitals = false;  ///< a word of two letters and more in capitals only
  bool quoted = false;    ///< inside «»; the quotes themselves are no tokens
  Lexeme lexeme;
  std::int64_t number = 0;  ///< at most 10^15
  std::string_view lower;
  std::string_view shown;  ///< in the document's case

  bool is(Word word) const { return lexeme.word == word; }
  bool is_sign(char wanted) const { return kind == Kind::sign && sign == wanted; }
  bool is_number() const { return kind == Kind::number; }
  bool is_word() const { return kind == Kind::word; }
};

/// The tokens of a text; reading past the end gives an end token.
class Tokens {
 public:
  explicit Tokens(const Normalised& text);

  const Token& at(std::size_t index) const {
    return index < tokens_.size() ? tokens_[index] : end_;
  }
  std::size_t size() const { return tokens_.size(); }
  /// The token as a form of a known noun.
  NounForm noun(std::size_t index) const;
  /// Mended on the way: spacing_fixed, typo_fixed.
  const Flags& flags() const { return flags_; }

  /// Reads unknown words that are one slip away from a calendar word as that word. True when there
  /// was one.
  bool mend_words();

 private:
  void doubt_capitals(std::string_view shown);
  void mend_spacing();
  bool mend_torn_year(std::vector<Token>& out, const Token& rest);
  static bool is_cut_abbreviation(std::vector<Token>& out, const Token& last);
  void drop_doubled_prepositions();
  void write_worded_years();

  std::vector<Token> tokens_;
  mutable std::vector<NounForm>
      nouns_;  // looked up once, when first asked for; no noun has cases 0xFF
  Flags flags_;
  Token end_;
};

}  // namespace vekha::roadmap::reading
