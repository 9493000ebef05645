#pragma once

#include "evaluation/degree.h"
#include "evaluation/judge.h"

namespace vekha::evaluation {

/// How far a measure has come by the as-of date, before a status is given to it.
struct Achievement {
  Fact fact;
  std::optional<Fraction> raw;  ///< СД before the cap; nullopt: not defined
  std::optional<Fraction> degree;
  std::optional<Fraction> wanted;  ///< the value that the fact is held against by now
  bool defined = true;  ///< false: negative value, zero plan, percents that can't be put together
  bool met = false;     ///< everything due by now is done
  bool whole = false;   ///< everything that is planned is done, due or not
  bool exceeded = false;
  int due = 0;                    ///< k(R)
  std::int64_t done = 0;          ///< of several checkpoints due, those done
  std::optional<Date> missed;     ///< the first due date whose share is not done
  std::optional<Date> late;       ///< the due date after which its share was done …
  std::optional<Date> completed;  ///< … and the day on which it was
};

Achievement achievement_of(const Trial& trial);

/// One figure or mark against one target: a part of a measure, or all of it.
struct Piece {
  Fact fact;
  std::optional<Fraction> raw = Fraction(0);
  std::optional<Fraction> degree = Fraction(0);
  bool defined = true;
  bool met = false;
  bool exceeded = false;
};

/// `plan` may be `multi` (the worst part decides, the degree is the mean of the capped ones) or
/// wanted of each school (the degree is the mean over those that reported).
Piece piece_of(const Trial& trial, const roadmap::PlanReading& plan,
               const std::vector<std::size_t>& indices,
               const std::optional<Fraction>& wanted = std::nullopt);

/// Checkpoints that each want their share (docs/method.md, «Несколько сроков»).
Achievement of_occurrences(const Trial& trial);
/// One figure that grows from checkpoint to checkpoint.
Achievement of_running(const Trial& trial);
/// A continuous measure: the last reporting period that has ended, or else the current one.
Achievement of_standing(const Trial& trial);

}  // namespace vekha::evaluation
