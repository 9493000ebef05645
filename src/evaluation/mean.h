#pragma once

#include "base/fraction.h"

#include <cstdint>
#include <optional>

namespace vekha::evaluation {

/// A weighted mean of fractions: exact as long as its terms fit 64 bits; from there on every member
/// is taken to the nearest billionth. Fifty schools with fifty different denominators don't fit.
class Mean {
 public:
  void add(const Fraction& value, const Fraction& weight = Fraction(1));
  /// nullopt: nothing was added, or only weights of zero.
  std::optional<Fraction> value() const;

 private:
  static void add_to(Fraction& sum, const Fraction& value);

  Fraction sum_;
  Fraction weights_;
};

}  // namespace vekha::evaluation
