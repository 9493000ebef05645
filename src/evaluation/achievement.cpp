#include "evaluation/achievement.h"

#include "evaluation/degree.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::PlanKind;

namespace {

const Fraction one{1};

// The plan whose figures a value is held against; a multi plan without separate reports is the sum
// of its parts.
roadmap::PlanReading whole_plan(const roadmap::PlanReading& plan) {
  if (plan.kind != PlanKind::multi) return plan;
  roadmap::PlanReading whole;
  whole.kind = PlanKind::count;
  Decimal sum;
  for (const auto& item : plan.items)
    sum = sum +
          (item.kind == PlanKind::percent ? Decimal::of(1) : item.value.value_or(Decimal::of(1)));
  whole.value = sum;
  return whole;
}

void take_degree(Achievement& achievement, const std::optional<Degree>& degree) {
  if (!degree) {
    achievement.defined = false;
    return;
  }
  achievement.raw = degree->raw;
  achievement.degree = degree->capped;
  achievement.met = degree->met;
  achievement.exceeded = degree->exceeded;
}

bool says_done(const Trial& trial, const Fact& fact) {
  return !fact.used.empty() &&
         std::all_of(fact.used.begin(), fact.used.end(), [&](std::size_t index) {
           const facts::Observation& row = trial.observations[index];
           return !row.value && row.done.value_or(false);
         });
}

// «Выполнено» without a number is a claim about the whole measure, not about one piece of it.
Achievement of_single(const Trial& trial, Fact fact, const roadmap::PlanReading& plan) {
  Achievement achievement{.fact = std::move(fact)};
  const Target target = target_of(plan);
  const bool whole = !trial.given && says_done(trial, achievement.fact);
  if (whole) achievement.fact.value = target.value;
  if (achievement.fact.percents_disagree) achievement.defined = false;
  if (!achievement.fact.value) {
    achievement.raw = achievement.degree = Fraction(0);
    return achievement;
  }
  take_degree(achievement, degree_of(target, *achievement.fact.value, trial.method.tolerance));
  achievement.exceeded = achievement.exceeded && target.countable && !whole;
  return achievement;
}

std::vector<std::size_t> of_item(const Trial& trial, std::uint32_t item) {
  std::vector<std::size_t> indices;
  std::copy_if(trial.indices.begin(), trial.indices.end(), std::back_inserter(indices),
               [&](std::size_t index) { return trial.observations[index].item == item; });
  return indices;
}

bool has_items(const Trial& trial) {
  return std::any_of(trial.indices.begin(), trial.indices.end(),
                     [&](std::size_t index) { return trial.observations[index].item > 0; });
}

// Worst sub-target decides; the degree is the mean of the capped ones.
Achievement of_items(const Trial& trial) {
  Achievement total{.met = true};
  total.fact = fact_of(trial.observations, trial.indices, false);
  Fraction sum;
  for (std::uint32_t item = 1; item <= trial.plan.items.size(); ++item) {
    const roadmap::PlanReading& plan = trial.plan.items[item - 1];
    const bool percent = plan.kind == PlanKind::percent;
    const Achievement part =
        of_single(trial, fact_of(trial.observations, of_item(trial, item), percent), plan);
    total.met = total.met && part.met;
    total.defined = total.defined && part.defined;
    sum = sum + part.degree.value_or(Fraction(0));
  }
  total.fact.value.reset();
  total.raw = total.degree =
      sum * *Fraction::ratio(std::int64_t{1}, static_cast<std::int64_t>(trial.plan.items.size()));
  return total;
}

bool falls_into(const facts::Observation& row, const Checkpoint& checkpoint,
                const Checkpoint* next) {
  const std::optional<Date> day = row.completed ? row.completed
                                  : row.period  ? std::optional(row.period->last)
                                                : std::nullopt;
  if (!day) return false;
  const bool begun = checkpoint.first <= *day;
  return begun && (next == nullptr || *day < next->first);
}

// Rows without a date cannot be told apart by occurrence: they count one after the other.
class Occurrences {
 public:
  Occurrences(const Trial& trial, const Target& target) : trial_(trial), target_(target) {}

  // Whether the checkpoint's share was done.
  bool is_done(std::size_t at) {
    const auto& points = trial_.schedule.checkpoints;
    const Checkpoint* next = at + 1 < points.size() ? &points[at + 1] : nullptr;
    Decimal sum;
    bool yes = false;
    for (const std::size_t index : trial_.indices) {
      const facts::Observation& row = trial_.observations[index];
      if (!falls_into(row, points[at], next)) continue;
      if (row.value) sum = sum + *row.value;
      if (!row.value && row.done.value_or(false)) yes = true;
    }
    return yes || sum >= points[at].target.value_or(target_.value) ? (yes || sum > Decimal())
                                                                   : take_undated(points[at]);
  }

 private:
  bool take_undated(const Checkpoint& point) {
    if (!counted_) {
      for (const std::size_t index : trial_.indices) {
        const facts::Observation& row = trial_.observations[index];
        if (!row.completed && !row.period)
          undated_ = undated_ + row.value.value_or(Decimal::of(row.done.value_or(false) ? 1 : 0));
      }
      counted_ = true;
    }
    const Decimal wanted = point.target.value_or(target_.value);
    if (undated_ < wanted || undated_ == Decimal()) return false;
    undated_ = undated_ - wanted;
    return true;
  }

  const Trial& trial_;
  const Target& target_;
  Decimal undated_;
  bool counted_ = false;
};

// A frequency plan («2 раза в квартал») wants its value at each checkpoint; a document once.
Target target_of_occurrence(const roadmap::PlanReading& plan) {
  Target target = target_of(plan);
  const bool counted = plan.kind == PlanKind::frequency || plan.kind == PlanKind::count;
  const bool per_occurrence = counted && plan.scope && *plan.scope == roadmap::Scope::per_year;
  if (!per_occurrence && !target.percent && plan.kind != PlanKind::frequency)
    target.value = Decimal::of(1);
  return target;
}

Achievement of_occurrences(const Trial& trial) {
  Achievement achievement;
  const Target target = target_of_occurrence(whole_plan(trial.plan));
  achievement.fact = fact_of(trial.observations, trial.indices, target.percent);
  Occurrences occurrences(trial, target);
  std::int64_t done = 0;
  for (std::size_t i = 0; i < trial.schedule.checkpoints.size(); ++i) {
    const Date due = trial.schedule.checkpoints[i].due;
    if (due > trial.as_of) break;
    ++achievement.due;
    if (occurrences.is_done(i)) {
      ++done;
    } else if (!achievement.missed) {
      achievement.missed = due;
    }
  }
  achievement.done = Decimal::of(done);
  achievement.met = achievement.due > 0 && done >= achievement.due;
  achievement.raw = Fraction::ratio(done, std::int64_t{std::max(achievement.due, 1)});
  achievement.degree = achievement.raw;
  return achievement;
}

bool wants_occurrences(const Trial& trial) {
  return trial.schedule.each_counts && trial.schedule.checkpoints.size() > 1 && !trial.given;
}

}  // namespace

Achievement achievement_of(const Trial& trial) {
  if (wants_occurrences(trial)) return of_occurrences(trial);
  if (trial.plan.kind == PlanKind::multi && has_items(trial)) return of_items(trial);
  const roadmap::PlanReading plan = whole_plan(trial.plan);
  Fact fact = trial.given ? *trial.given
                          : fact_of(trial.observations, trial.indices, target_of(plan).percent);
  Achievement achievement = of_single(trial, std::move(fact), plan);
  const auto& points = trial.schedule.checkpoints;
  if (!points.empty() && points.back().due <= trial.as_of) {
    achievement.due = 1;
    if (!achievement.met) achievement.missed = points.back().due;
  }
  return achievement;
}

}  // namespace vekha::evaluation
