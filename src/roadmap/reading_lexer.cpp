#include "roadmap/reading_lexer.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

constexpr std::int64_t largest_number = 1'000'000'000'000'000;

constexpr auto ordinal_endings = std::to_array<std::string_view>(
    {"го", "ого", "его", "й",  "ый", "ий", "ой", "я",  "ая",  "ья", "е",
     "ое", "ье",  "х",   "ых", "их", "ми", "ть", "му", "ому", "м",  "ом",
     "ем", "ую",  "ю",   "ти", "и",  "ти", "мя", "ех", "ух"});

bool is_ascii_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of the letter at `at`; 0 when no letter stands there. Two-byte letters: U+00C0 to U+052F.
std::size_t letter_bytes(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii_letter(c)) return 1;
  const auto lead = static_cast<unsigned char>(c);
  return lead >= 0xC3U && lead <= 0xD4U && at + 1 < text.size() ? 2 : 0;
}

// Every letter differs from its small twin. Letters are one or two bytes long, in both spellings
// alike.
bool is_capitals(const Token& token) {
  constexpr std::size_t longest = 16;
  if (token.lower.size() < 4 || token.lower.size() > longest) return false;
  for (std::size_t at = 0; at < token.lower.size();) {
    const std::size_t bytes = std::max<std::size_t>(1, letter_bytes(token.lower, at));
    if (token.lower.substr(at, bytes) == token.shown.substr(at, bytes)) return false;
    at += bytes;
  }
  return true;
}

class Lexer {
 public:
  explicit Lexer(const Normalised& text) : lower_(text.lower), shown_(text.shown) {
    tokens_.reserve(lower_.size() / 6 + 4);
  }

  std::vector<Token> run() {
    while (at_ < lower_.size())
      step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = lower_[at_];
    if (c == ' ' || c == '\n') {
      blank_ = true;
      newline_ = newline_ || c == '\n';
      ++at_;
    } else if (is_digit(c)) {
      number();
    } else if (letter_bytes(lower_, at_) > 0) {
      word();
    } else {
      sign();
    }
  }

  Token& push(Token::Kind kind, std::size_t begin) {
    Token token;
    token.kind = kind;
    token.lower = lower_.substr(begin, at_ - begin);
    token.shown = shown_.substr(begin, at_ - begin);
    token.blank_before = blank_;
    token.newline_before = newline_;
    token.quoted = quoted_;
    token.depth = depth_;
    blank_ = newline_ = false;
    return tokens_.emplace_back(token);
  }

  void number() {
    const std::size_t begin = at_;
    std::int64_t value = 0;
    for (; at_ < lower_.size() && is_digit(lower_[at_]); ++at_) {
      value = std::min(largest_number, value * 10 + (lower_[at_] - '0'));
    }
    Token& token = push(Token::Kind::number, begin);
    token.number = value;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(255, at_ - begin));
    const std::size_t ending = ordinal_ending();
    token.ordinal = ending > 0;
    token.counted = is_count_ending(lower_.substr(at_, ending), value);
    at_ += ending;
  }

  std::size_t word_bytes(std::size_t from) const {
    std::size_t end = from;
    while (end < lower_.size()) {
      const std::size_t bytes = letter_bytes(lower_, end);
      if (bytes == 0) break;
      end += bytes;
    }
    return end - from;
  }

  // «-го», «го», «-х»: what is glued to the digits and is a known ending as a whole.
  std::size_t ordinal_ending() const {
    const std::size_t hyphen = at_ < lower_.size() && lower_[at_] == '-' ? 1 : 0;
    const std::string_view letters = lower_.substr(at_ + hyphen, word_bytes(at_ + hyphen));
    if (hyphen == 0 && letters == "и") return 0;  // «1и 2» is a list
    const bool known = std::ranges::find(ordinal_endings, letters) != ordinal_endings.end();
    return known ? hyphen + letters.size() : 0;
  }

  // «5-ти», «7-ми», «3-х»: so many; «5-го» is the fifth.
  static bool is_count_ending(std::string_view ending, std::int64_t value) {
    if (ending.starts_with('-')) ending.remove_prefix(1);
    constexpr std::int64_t largest_of_kh = 4;  // «2-х», «4-х»; «9-х классов» are the ninth
    if (ending == "х" || ending == "ех" || ending == "ух") return value <= largest_of_kh;
    return ending == "ти" || ending == "ть" || ending == "ми" || ending == "мя";
  }

  void word() {
    const std::size_t begin = at_;
    at_ += word_bytes(at_);
    Token& token = push(Token::Kind::word, begin);
    token.lexeme = look_up(token.lower);
    token.capitals = is_capitals(token);
  }

  void sign() {
    const std::size_t begin = at_;
    const char c = lower_[at_];
    std::size_t bytes = 1;
    while (at_ + bytes < lower_.size() &&
           (static_cast<unsigned char>(lower_[at_ + bytes]) & 0xC0U) == 0x80U)
      ++bytes;
    at_ += bytes;
    if (c == '"') {
      quoted_ = !quoted_;
      blank_ = true;
      return;
    }
    if (c == ')' && depth_ > 0) --depth_;
    while (c == '.' && at_ - begin < 3 && at_ < lower_.size() && lower_[at_] == '.')
      ++at_;                                                                  // «..», «...»
    if (c == '-' && !tokens_.empty() && tokens_.back().is_sign('-')) return;  // «--», «- -»
    const bool dots = at_ - begin > bytes;
    push(Token::Kind::sign, begin).sign = dots ? 'E' : sign_of(lower_.substr(begin, bytes));
    if (c == '(' && depth_ < 255) ++depth_;
    join_comparison();
  }

  static char sign_of(std::string_view bytes) {
    if (bytes.size() == 1) return bytes.front();
    if (bytes == "№") return '#';
    if (bytes == "≥") return 'G';
    if (bytes == "≤") return 'L';
    if (bytes == "…") return 'E';
    return '?';
  }

  // «>=», «=<» and the like are one sign.
  void join_comparison() {
    if (tokens_.size() < 2 || tokens_.back().blank_before) return;
    Token& first = tokens_[tokens_.size() - 2];
    const Token& second = tokens_.back();
    const bool pair = (first.is_sign('=') && (second.is_sign('>') || second.is_sign('<'))) ||
                      (second.is_sign('=') && (first.is_sign('>') || first.is_sign('<')));
    if (!pair) return;
    first.sign = first.is_sign('>') || second.is_sign('>') ? 'G' : 'L';
    tokens_.pop_back();
  }

  std::string_view lower_;
  std::string_view shown_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool blank_ = false;
  bool newline_ = false;
  bool quoted_ = false;
  std::uint8_t depth_ = 0;
};

}  // namespace

std::vector<Token> lex(const Normalised& text) {
  return Lexer(text).run();
}

}  // namespace vekha::roadmap::reading
