#include "evaluation/degree.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Comparator;
using roadmap::Direction;
using roadmap::PlanKind;

Target target_of(const roadmap::PlanReading& plan) {
  Target target;
  target.value = plan.value.value_or(Decimal::of(1));
  target.value_max = plan.value_max;
  target.comparator = plan.comparator.value_or(Comparator::at_least);
  const bool falls =
      target.comparator == Comparator::at_most || target.comparator == Comparator::less_than;
  target.direction = plan.direction.value_or(falls ? Direction::down : Direction::up);
  // «5 из 7» counts to five; a ratio without a denominator is of what was asked for, in percent.
  const bool counted = plan.kind == PlanKind::ratio && plan.denominator;
  target.percent = !counted && (plan.kind == PlanKind::percent || plan.kind == PlanKind::ratio);
  target.countable = target.percent || counted || plan.kind == PlanKind::count ||
                     plan.kind == PlanKind::frequency || plan.kind == PlanKind::participation ||
                     plan.kind == PlanKind::range;
  if (target.percent && !plan.value) target.value = Decimal::of(100);
  return target;
}

namespace {

const Fraction zero{0};
const Fraction full{1};

Fraction capped(const Fraction& raw) {
  return std::clamp(raw, zero, full);
}

Degree of_falling(const Target& target, Decimal actual) {
  const bool strict = target.comparator == Comparator::less_than;
  const bool met = strict ? actual < target.value : actual <= target.value;
  Fraction raw = full;
  if (target.value == Decimal()) {
    raw = actual == Decimal() ? full : zero;
  } else if (actual > Decimal()) {
    raw = *Fraction::ratio(target.value, actual);
  }
  return {raw, capped(raw), met, actual < target.value};
}

Degree of_range(const Target& target, Decimal actual) {
  if (actual >= target.value)
    return {full, full, true, target.value_max && actual > *target.value_max};
  const Fraction raw = Fraction::ratio(actual, target.value).value_or(zero);
  return {raw, capped(raw), false, false};
}

bool reaches(const Target& target, Decimal actual, const Fraction& raw, const Fraction& tolerance) {
  if (target.comparator == Comparator::more_than) return actual > target.value;
  return raw >= full - tolerance;
}

}  // namespace

std::optional<Degree> degree_of(const Target& target, Decimal actual, const Fraction& tolerance) {
  if (actual < Decimal() || target.value < Decimal()) return std::nullopt;
  if (target.direction == Direction::down) return of_falling(target, actual);
  if (target.comparator == Comparator::between) return of_range(target, actual);
  const auto raw = Fraction::ratio(actual, target.value);
  if (!raw) return std::nullopt;
  const bool met = reaches(target, actual, *raw, tolerance);
  // «более 20» with 20: the ratio is 1, the plan is not met; the degree then stays at what is
  // shown.
  return Degree{*raw, capped(*raw), met,
                met && actual > target.value && target.comparator != Comparator::more_than};
}

}  // namespace vekha::evaluation
