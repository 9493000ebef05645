#include "evaluation/mean.h"

namespace vekha::evaluation {

namespace {

constexpr std::int64_t billion = 1'000'000'000;

__extension__ using Wide = __int128;

// Only values far beyond any degree don't fit even so; they throw as Fraction's own sums do.
Fraction to_billionths(const Fraction& value) {
  const Wide doubled = Wide(value.numerator()) * billion * 2;
  const Wide half = doubled < 0 ? -Wide(value.denominator()) : Wide(value.denominator());
  const Wide rounded = (doubled + half) / (Wide(value.denominator()) * 2);
  return *Fraction::ratio(static_cast<std::int64_t>(rounded), billion);
}

}  // namespace

void Mean::add_to(Fraction& sum, const Fraction& value) {
  const auto exact = Fraction::sum(sum, value);
  sum = exact ? *exact : to_billionths(sum) + to_billionths(value);
}

void Mean::add(const Fraction& value, const Fraction& weight) {
  add_to(sum_, weight == Fraction(1) ? value : value * weight);
  add_to(weights_, weight);
}

std::optional<Fraction> Mean::value() const {
  if (weights_ == Fraction(0)) return std::nullopt;
  const auto exact = Fraction::ratio(sum_, weights_);
  return exact ? exact : Fraction::ratio(to_billionths(sum_), to_billionths(weights_));
}

}  // namespace vekha::evaluation
