#pragma once

#include "base/decimal.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// An exact ratio in lowest terms, denominator over zero. Degrees of achievement and shares are
/// fractions until they are shown, so a threshold is decided on the exact value.
class Fraction {
 public:
  constexpr Fraction() = default;
  explicit Fraction(std::int64_t whole) : numerator_(whole) {}

  explicit Fraction(Decimal value);

  /// nullopt when the denominator is zero or the reduced terms do not fit 64 bits.
  static std::optional<Fraction> ratio(std::int64_t numerator, std::int64_t denominator);
  static std::optional<Fraction> ratio(Decimal numerator, Decimal denominator);
  static std::optional<Fraction> ratio(const Fraction& numerator, const Fraction& denominator);
  /// nullopt where `+` would throw.
  static std::optional<Fraction> sum(const Fraction& a, const Fraction& b);
  /// "3/5" or "1"; nullopt when it is neither.
  static std::optional<Fraction> parse(std::string_view text);

  std::int64_t numerator() const { return numerator_; }
  std::int64_t denominator() const { return denominator_; }
  double to_double() const {
    return static_cast<double>(numerator_) / static_cast<double>(denominator_);
  }

  std::strong_ordering operator<=>(const Fraction& other) const;
  bool operator==(const Fraction&) const = default;

  /// Saturate never, wrap never: a result whose reduced terms do not fit throws
  /// std::overflow_error.
  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// "3/5"; a whole number without the denominator: "1".
std::string to_plain(const Fraction& value);

/// Rounded half away from zero to tenths, decimal comma, without the sign: 9/14 -> «64,3».
std::string to_percent(const Fraction& share);

/// Rounded half away from zero to four places.
Decimal to_decimal(const Fraction& value);

}  // namespace vekha
