#include "base/fraction.h"

#include <limits>
#include <numeric>
#include <stdexcept>

namespace vekha {

namespace {

__extension__ using Wide = __int128;

Wide absolute(Wide value) {
  return value < 0 ? -value : value;
}

// Neither is negative. A division of 128 bits costs ten of 64, and hardly any fraction needs it.
Wide common_divisor(Wide a, Wide b) {
  constexpr Wide largest = std::numeric_limits<std::uint64_t>::max();
  while (a > largest || b > largest) {
    if (b == 0) return a;
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

Wide divided(Wide value, Wide divisor) {
  constexpr Wide largest = std::numeric_limits<std::int64_t>::max();
  if (divisor == 1) return value;
  if (absolute(value) > largest || divisor > largest) return value / divisor;
  return static_cast<std::int64_t>(value) / static_cast<std::int64_t>(divisor);
}

struct Terms {
  std::int64_t numerator;
  std::int64_t denominator;
};

std::optional<Terms> reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  const Wide divisor = common_divisor(absolute(numerator), absolute(denominator));
  const Wide sign = denominator < 0 ? -1 : 1;
  const Wide top = divided(sign * numerator, divisor);
  const Wide bottom = divided(sign * denominator, divisor);
  constexpr Wide largest = std::numeric_limits<std::int64_t>::max();
  if (absolute(top) > largest || bottom > largest) return std::nullopt;
  return Terms{static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
}

Fraction made(Wide numerator, Wide denominator) {
  const std::optional<Terms> terms = reduced(numerator, denominator);
  if (terms) {
    if (const auto ratio = Fraction::ratio(terms->numerator, terms->denominator)) return *ratio;
  }
  throw std::overflow_error("a fraction's terms do not fit 64 bits");
}

// value * factor, rounded half away from zero.
std::int64_t rounded(const Fraction& value, std::int64_t factor) {
  const Wide doubled = Wide(value.numerator()) * factor * 2;
  const Wide half = doubled < 0 ? -Wide(value.denominator()) : Wide(value.denominator());
  return static_cast<std::int64_t>((doubled + half) / (Wide(value.denominator()) * 2));
}

}  // namespace

Fraction::Fraction(Decimal value) : Fraction(made(value.units(), Decimal::scale)) {}

std::optional<Fraction> Fraction::ratio(std::int64_t numerator, std::int64_t denominator) {
  const std::optional<Terms> terms = reduced(numerator, denominator);
  if (!terms) return std::nullopt;
  Fraction fraction;
  fraction.numerator_ = terms->numerator;
  fraction.denominator_ = terms->denominator;
  return fraction;
}

std::optional<Fraction> Fraction::ratio(Decimal numerator, Decimal denominator) {
  return ratio(numerator.units(), denominator.units());
}

std::optional<Fraction> Fraction::ratio(const Fraction& numerator, const Fraction& denominator) {
  const std::optional<Terms> terms = reduced(Wide(numerator.numerator_) * denominator.denominator_,
                                             Wide(numerator.denominator_) * denominator.numerator_);
  return terms ? ratio(terms->numerator, terms->denominator) : std::nullopt;
}

std::optional<Fraction> Fraction::sum(const Fraction& a, const Fraction& b) {
  const std::optional<Terms> terms =
      reduced(Wide(a.numerator_) * b.denominator_ + Wide(b.numerator_) * a.denominator_,
              Wide(a.denominator_) * b.denominator_);
  return terms ? ratio(terms->numerator, terms->denominator) : std::nullopt;
}

std::optional<Fraction> Fraction::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<Decimal> top = Decimal::parse(text.substr(0, slash));
  if (slash == std::string_view::npos)
    return top ? ratio(top->units(), Decimal::scale) : std::nullopt;
  const std::optional<Decimal> bottom = Decimal::parse(text.substr(slash + 1));
  return top && bottom ? ratio(*top, *bottom) : std::nullopt;
}

std::strong_ordering Fraction::operator<=>(const Fraction& other) const {
  return Wide(numerator_) * other.denominator_ <=> Wide(other.numerator_) * denominator_;
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  return made(Wide(a.numerator_) * b.denominator_ + Wide(b.numerator_) * a.denominator_,
              Wide(a.denominator_) * b.denominator_);
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  return made(Wide(a.numerator_) * b.denominator_ - Wide(b.numerator_) * a.denominator_,
              Wide(a.denominator_) * b.denominator_);
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return made(Wide(a.numerator_) * b.numerator_, Wide(a.denominator_) * b.denominator_);
}

std::string to_plain(const Fraction& value) {
  const std::string top = std::to_string(value.numerator());
  return value.denominator() == 1 ? top : top + "/" + std::to_string(value.denominator());
}

std::string to_percent(const Fraction& share) {
  const std::int64_t tenths = rounded(share, 1000);
  const std::string text = to_russian(Decimal::of_units(tenths * (Decimal::scale / 10)));
  return tenths % 10 == 0 ? text + ",0" : text;
}

Decimal to_decimal(const Fraction& value) {
  return Decimal::of_units(rounded(value, Decimal::scale));
}

}  // namespace vekha
