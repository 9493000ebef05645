#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// An exact number with four decimal places: an integer of ten-thousandths, within ±922 trillion.
/// Not a double, for 0.7 + 0.1 >= 0.8 is false there and a plan met would be reported as missed.
class Decimal {
 public:
  constexpr Decimal() = default;
  static constexpr Decimal of(std::int64_t whole) { return Decimal(whole * scale); }
  static constexpr Decimal of_units(std::int64_t ten_thousandths) {
    return Decimal(ten_thousandths);
  }

  /// Reads «1 234,5», «1234.5», «-3», «+2», «1.5E+2»; blanks (also NBSP) may separate thousands.
  /// Nothing but a number may stand there. More than four decimals are rounded half away from zero.
  /// nullopt: no number, or out of range.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr std::int64_t units() const { return units_; }
  constexpr bool is_whole() const { return units_ % scale == 0; }
  /// The whole part, cut towards zero.
  constexpr std::int64_t whole() const { return units_ / scale; }
  double to_double() const { return static_cast<double>(units_) / static_cast<double>(scale); }

  constexpr auto operator<=>(const Decimal&) const = default;
  constexpr Decimal operator-() const { return Decimal(-units_); }
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return Decimal(a.units_ + b.units_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return Decimal(a.units_ - b.units_); }

  static constexpr std::int64_t scale = 10'000;

 private:
  constexpr explicit Decimal(std::int64_t units) : units_(units) {}

  std::int64_t units_ = 0;
};

/// Shortest exact form with a point, for JSON and CSV for machines: "1234.5".
std::string to_plain(Decimal value);

/// As Russian readers write it: «1 234,5» (thousands by U+00A0 from 10 000 on, minus as U+2212).
std::string to_russian(Decimal value);

}  // namespace vekha
