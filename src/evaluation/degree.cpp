#include "evaluation/degree.h"

#include "evaluation/shares.h"
#include "roadmap/level_of_share.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Comparator;
using roadmap::Direction;
using roadmap::PlanKind;
using roadmap::PlanReading;

namespace {

Joining joining_of(const PlanReading& plan, Direction direction) {
  switch (plan.kind) {
    case PlanKind::percent: return Joining::percent;
    case PlanKind::ratio: return plan.denominator ? Joining::sum : Joining::flow;
    case PlanKind::change:
    case PlanKind::level_ref: return is_level_of_share(plan) ? Joining::percent : Joining::latest;
    case PlanKind::count:
    case PlanKind::range:
    case PlanKind::multi:
    case PlanKind::frequency: return direction == Direction::down ? Joining::latest : Joining::sum;
    default: return Joining::mark;
  }
}

// «Рост на 5 от базового 40», «в 2 раза»: the level to be reached.
void set_change(const PlanReading& plan, Target& target) {
  target.defined = plan.baseline.has_value();
  if (!plan.baseline) return;
  const Fraction base = Fraction(*plan.baseline);
  const bool down = target.direction == Direction::down;
  if (plan.value && !plan.delta) {
    const auto level = down ? Fraction::ratio(base, Fraction(*plan.value))
                            : std::optional(base * Fraction(*plan.value));
    target.defined = level.has_value();
    target.value = level.value_or(zero);
    return;
  }
  const Fraction delta = Fraction(plan.delta.value_or(Decimal()));
  target.value = down ? base - delta : base + delta;
}

bool is_downward(Comparator comparator) {
  return comparator == Comparator::at_most || comparator == Comparator::less_than;
}

// A change says how much at least; held against a falling level it is a ceiling.
Comparator turned(Comparator comparator) {
  if (comparator == Comparator::at_least) return Comparator::at_most;
  return comparator == Comparator::more_than ? Comparator::less_than : comparator;
}

}  // namespace

Target target_of(const PlanReading& plan) {
  Target target;
  if (plan.value) target.value = Fraction(*plan.value);
  if (plan.value_max) target.value_max = Fraction(*plan.value_max);
  target.comparator = plan.comparator.value_or(Comparator::at_least);
  target.direction =
      plan.direction.value_or(is_downward(target.comparator) ? Direction::down : Direction::up);
  // «5 из 7» counts to five; a ratio without a denominator is of what was asked for, in percent.
  const bool counted = plan.kind == PlanKind::ratio && plan.denominator;
  target.joining = joining_of(plan, target.direction);
  target.percent = target.joining == Joining::percent || target.joining == Joining::flow;
  target.exceedable = target.percent || counted || plan.kind == PlanKind::count ||
                      plan.kind == PlanKind::change || plan.kind == PlanKind::level_ref;
  const bool of_all = plan.kind == PlanKind::percent || (plan.kind == PlanKind::ratio && !counted);
  if (of_all && !plan.value) target.value = Fraction(100);
  if (plan.kind == PlanKind::change) set_change(plan, target);
  if (plan.kind == PlanKind::level_ref && !plan.value) target.defined = false;
  if (target.direction == Direction::down && plan.kind == PlanKind::change)
    target.comparator = turned(target.comparator);
  // «Не менее 90 %» of a falling indicator: the comparator is the document's own word.
  if (target.direction == Direction::down && !is_downward(target.comparator) &&
      target.comparator != Comparator::between && plan.comparator)
    target.direction = Direction::up;
  return target;
}

namespace {

Fraction capped(const Fraction& raw, const Method& method) {
  return std::clamp(raw, zero, method.cap);
}

std::optional<Fraction> falling_ratio(const Target& target, const Fraction& actual,
                                      const Method& method) {
  if (target.value == zero) return actual == zero ? full : zero;
  if (method.falling == Method::Falling::linear) {
    const auto share = Fraction::ratio(actual, target.value);
    if (!share) return std::nullopt;
    return std::max(zero, Fraction(2) - *share);
  }
  return actual == zero ? std::optional(full) : Fraction::ratio(target.value, actual);
}

std::optional<Degree> of_falling(const Target& target, const Fraction& actual,
                                 const Method& method) {
  const auto raw = falling_ratio(target, actual, method);
  if (!raw) return std::nullopt;
  const bool strict = target.comparator == Comparator::less_than;
  const bool met = strict ? actual < target.value : *raw >= full - method.tolerance;
  return Degree{*raw, capped(*raw, method), met, actual < target.value};
}

Degree of_range(const Target& target, const Fraction& actual, const Method& method) {
  if (actual >= target.value) return {full, full, true, false};
  const Fraction raw = Fraction::ratio(actual, target.value).value_or(zero);
  return {raw, capped(raw, method), raw >= full - method.tolerance, false};
}

bool reaches(const Target& target, const Fraction& actual, const Fraction& raw,
             const Fraction& tolerance) {
  if (target.comparator == Comparator::more_than) return actual > target.value;
  return raw >= full - tolerance;
}

}  // namespace

std::optional<Degree> degree_of(const Target& target, const Fraction& actual,
                                const Method& method) {
  if (!target.defined || actual < zero || target.value < zero) return std::nullopt;
  if (target.comparator == Comparator::between) return of_range(target, actual, method);
  if (target.direction == Direction::down) return of_falling(target, actual, method);
  const auto raw = Fraction::ratio(actual, target.value);
  if (!raw) return std::nullopt;
  // «более 20» with 20: the ratio is 1, the plan is not met; the degree stays at what is shown.
  const bool met = reaches(target, actual, *raw, method.tolerance);
  return Degree{*raw, capped(*raw, method), met,
                actual > target.value && target.comparator != Comparator::equal};
}

}  // namespace vekha::evaluation
