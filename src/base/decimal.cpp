#include "base/decimal.h"

#include "base/text.h"

#include <limits>

namespace vekha {

namespace {

constexpr std::int64_t largest_digits = std::numeric_limits<std::int64_t>::max() / 10 - 10;

// The number as its digits and the power of ten of the last one: 12.50 -> 1250, -2.
struct Digits {
  std::int64_t value = 0;
  int exponent = 0;
  bool any = false;
};

class Scanner {
 public:
  explicit Scanner(std::u32string_view text) : text_(text) {}

  std::optional<Digits> scan() {
    const bool negative = sign();
    Digits digits;
    if (!whole_part(digits)) return std::nullopt;
    if (take(U',') || take(U'.')) {
      if (!fraction_part(digits)) return std::nullopt;
    }
    if (!digits.any || !exponent_part(digits) || at_ != text_.size()) return std::nullopt;
    if (negative) digits.value = -digits.value;
    return digits;
  }

 private:
  char32_t peek() const { return at_ < text_.size() ? text_[at_] : U'\0'; }
  bool take(char32_t c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  bool sign() {
    if (take(U'-') || take(U'−') || take(U'–')) return true;
    take(U'+');
    return false;
  }

  bool push(Digits& digits) {
    if (digits.value > largest_digits) return false;
    digits.value = digits.value * 10 + static_cast<std::int64_t>(peek() - U'0');
    digits.any = true;
    ++at_;
    return true;
  }

  // A blank counts as a thousands separator only before exactly three digits: «12 3» is no number.
  bool is_group_after_blank() const {
    for (std::size_t i = 1; i <= 3; ++i) {
      if (at_ + i >= text_.size() || !text::is_digit(text_[at_ + i])) return false;
    }
    return at_ + 4 >= text_.size() || !text::is_digit(text_[at_ + 4]);
  }

  bool whole_part(Digits& digits) {
    while (true) {
      if (text::is_digit(peek())) {
        if (!push(digits)) return false;
      } else if (digits.any && text::is_blank(peek()) && is_group_after_blank()) {
        ++at_;
      } else {
        return true;
      }
    }
  }

  bool fraction_part(Digits& digits) {
    if (!text::is_digit(peek())) return false;
    while (text::is_digit(peek())) {
      if (digits.value > largest_digits) {
        ++at_;  // digits beyond our precision do not change the value
        continue;
      }
      if (!push(digits)) return false;
      --digits.exponent;
    }
    return true;
  }

  bool exponent_part(Digits& digits) {
    if (!take(U'e') && !take(U'E')) return true;
    const bool negative = sign();
    int exponent = 0;
    const std::size_t begin = at_;
    while (text::is_digit(peek()) && exponent < 1000) {
      exponent = exponent * 10 + static_cast<int>(text_[at_++] - U'0');
    }
    digits.exponent += negative ? -exponent : exponent;
    return at_ > begin;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
};

std::optional<std::int64_t> scaled(Digits digits) {
  int shift = digits.exponent + 4;
  std::int64_t value = digits.value;
  for (; shift > 0 && value != 0; --shift) {
    if (value > largest_digits || value < -largest_digits) return std::nullopt;
    value *= 10;
  }
  for (; shift < -1 && value != 0; ++shift)
    value /= 10;
  if (shift == -1) {
    value = (value + (value < 0 ? -5 : 5)) / 10;
  }
  return value;
}

}  // namespace

namespace {

// «1234», «12.5», «0,85»: what nearly all cells hold, without the scanner's pains. nullopt: it may
// be a number all the same.
std::optional<std::int64_t> units_of_plain(std::string_view text) {
  constexpr std::size_t most_digits = 12;
  constexpr std::size_t most_decimals = 4;
  const auto digits_from = [&](std::size_t at) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
      ++at;
    return at;
  };
  const std::size_t point = digits_from(0);
  if (point == 0 || point > most_digits) return std::nullopt;
  std::int64_t units = 0;
  for (const char c : text.substr(0, point))
    units = units * 10 + (c - '0');
  std::size_t decimals = 0;
  if (point < text.size()) {
    if (text[point] != '.' && text[point] != ',') return std::nullopt;
    decimals = text.size() - point - 1;
    const bool whole = digits_from(point + 1) == text.size();
    if (!whole || decimals == 0 || decimals > most_decimals) return std::nullopt;
    for (const char c : text.substr(point + 1))
      units = units * 10 + (c - '0');
  }
  for (; decimals < most_decimals; ++decimals)
    units *= 10;
  return units;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (const auto units = units_of_plain(text)) return Decimal(*units);
  const std::u32string code_points = text::decode(text::trim(text));
  const std::optional<Digits> digits = Scanner(code_points).scan();
  if (!digits) return std::nullopt;
  const std::optional<std::int64_t> units = scaled(*digits);
  return units ? std::optional(Decimal(*units)) : std::nullopt;
}

namespace {

std::string fraction_digits(std::uint64_t units) {
  std::string digits = std::to_string(units % Decimal::scale + Decimal::scale).substr(1);
  while (!digits.empty() && digits.back() == '0')
    digits.pop_back();
  return digits;
}

std::uint64_t magnitude(Decimal value) {
  const auto units = static_cast<std::uint64_t>(value.units());
  return value.units() < 0 ? 0 - units : units;
}

std::string grouped(std::uint64_t whole) {
  std::string digits = std::to_string(whole);
  if (digits.size() < 5) return digits;
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, "\u00A0");
  }
  return digits;
}

}  // namespace

std::string to_plain(Decimal value) {
  const std::uint64_t units = magnitude(value);
  const std::string fraction = fraction_digits(units);
  std::string out = value.units() < 0 ? "-" : "";
  out += std::to_string(units / Decimal::scale);
  return fraction.empty() ? out : out + "." + fraction;
}

std::string to_russian(Decimal value) {
  const std::uint64_t units = magnitude(value);
  const std::string fraction = fraction_digits(units);
  std::string out = value.units() < 0 ? "−" : "";
  out += grouped(units / Decimal::scale);
  return fraction.empty() ? out : out + "," + fraction;
}

}  // namespace vekha
