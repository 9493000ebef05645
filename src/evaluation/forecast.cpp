#include "evaluation/forecast.h"

namespace vekha::evaluation {

namespace {

bool grows(const Trial& trial, const Target& target) {
  const bool counted = trial.plan.kind == roadmap::PlanKind::count || target.percent;
  return counted && target.direction == roadmap::Direction::up && target.defined &&
         target.value > Fraction(1);
}

// Whole pieces, tenths of a percent; cut, not rounded, so that 4,6 of 5 is not shown as all five.
Decimal shown(const Fraction& value, bool percent) {
  const std::int64_t step = percent ? Decimal::scale / 10 : Decimal::scale;
  return Decimal::of_units(to_decimal(value).units() / step * step);
}

}  // namespace

std::optional<Forecast> forecast_of(const Trial& trial, const Achievement& achieved) {
  const Target target = target_of(trial.plan);
  const auto& points = trial.schedule.checkpoints;
  if (!grows(trial, target) || points.size() != 1 || !achieved.fact.value || trial.given)
    return std::nullopt;
  if (*achieved.fact.value == Fraction(0)) return std::nullopt;  // no pace to go on at
  if (!trial.schedule.start || *trial.schedule.start >= trial.as_of) return std::nullopt;
  const auto stretch =
      Fraction::ratio(std::int64_t{days_between(*trial.schedule.start, points.back().due)},
                      std::int64_t{days_between(*trial.schedule.start, trial.as_of)});
  if (!stretch || *stretch < Fraction(1)) return std::nullopt;
  Fraction value = *achieved.fact.value * *stretch;
  if (target.percent && value > Fraction(100)) value = Fraction(100);
  const auto degree = degree_of(target, value, trial.method);
  if (!degree) return std::nullopt;
  return Forecast{shown(value, target.percent), degree->raw, degree->met};
}

}  // namespace vekha::evaluation
