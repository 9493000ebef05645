#pragma once

#include "evaluation/judge.h"

namespace vekha::evaluation {

/// How far a measure has come by the as-of date, before a status is given to it.
struct Achievement {
  Fact fact;
  std::optional<Fraction> raw;  ///< СД before the cap; nullopt: not defined
  std::optional<Fraction> degree;
  bool defined = true;  ///< false: negative value, zero plan, percents that can't be put together
  bool met = false;     ///< everything due by now is done
  bool exceeded = false;
  int due = 0;                 ///< k(R)
  Decimal done;                ///< occurrences done
  std::optional<Date> missed;  ///< the first due date whose share is not done
};

Achievement achievement_of(const Trial& trial);

}  // namespace vekha::evaluation
