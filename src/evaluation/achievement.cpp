#include "evaluation/achievement.h"

#include <algorithm>

namespace vekha::evaluation {

using Indices = std::vector<std::size_t>;

namespace {

// The day on which pieces that add up came to what was wanted. nullopt: rows without a date had a
// part in it, or a row counts from the beginning.
std::optional<Date> reached_on(const Trial& trial, const Target& target, const Indices& used) {
  if (target.joining != Joining::sum && target.joining != Joining::mark) return std::nullopt;
  if (target.direction == roadmap::Direction::down) return std::nullopt;
  std::vector<const facts::Observation*> rows;
  for (const std::size_t index : used) {
    const facts::Observation& row = trial.observations[index];
    if (!row.value) continue;
    if (!row.completed || row.cumulative || row.percent) return std::nullopt;
    rows.push_back(&row);
  }
  std::ranges::stable_sort(
      rows, [](const auto* a, const auto* b) { return *a->completed < *b->completed; });
  Fraction sum;
  for (const auto* row : rows) {
    sum = sum + Fraction(*row->value);
    if (degree_of(target, sum, trial.method).value_or(Degree{}).met) return row->completed;
  }
  return std::nullopt;
}

bool passed(const Trial& trial, Date due) {
  return due <= trial.as_of;
}

void take_piece(Achievement& achievement, Piece piece) {
  achievement.raw = piece.raw;
  achievement.degree = piece.degree;
  achievement.defined = piece.defined;
  achievement.met = piece.met;
  achievement.exceeded = piece.exceeded;
  achievement.fact = std::move(piece.fact);
}

// Rows of before the window, or of another year, belong to other reports.
Indices rows_of_one(const Trial& trial) {
  const Schedule& schedule = trial.schedule;
  if (schedule.checkpoints.size() != 1) return trial.indices;
  const bool by_year = schedule.counting == Counting::by_year;
  if (!schedule.cut && !by_year) return trial.indices;
  const Date first = schedule.checkpoints.front().first;
  Indices rows;
  std::ranges::copy_if(trial.indices, std::back_inserter(rows), [&](std::size_t index) {
    const facts::Observation& row = trial.observations[index];
    if (row.completed) return *row.completed >= first;
    return !row.period || row.period->last >= first;
  });
  return rows;
}

Achievement of_one(const Trial& trial) {
  Achievement achievement;
  const auto& points = trial.schedule.checkpoints;
  std::optional<Fraction> wanted;
  if (points.size() == 1) wanted = points.front().target;
  Target target = target_of(trial.plan);
  if (wanted) target.value = *wanted;
  take_piece(achievement, piece_of(trial, trial.plan, rows_of_one(trial), wanted));
  achievement.wanted = target.value;
  achievement.whole = achievement.met;
  achievement.completed = achievement.fact.completed;
  if (!trial.given && achievement.met) {
    const auto reached = reached_on(trial, target, achievement.fact.used);
    if (reached) achievement.completed = reached;
  }
  if (points.empty()) return achievement;
  const Date due = points.back().due;
  if (achievement.met && achievement.completed && *achievement.completed > due)
    achievement.late = due;
  if (!passed(trial, due)) {
    achievement.whole = achievement.met && !trial.others_open;
    return achievement;
  }
  achievement.due = 1;
  achievement.done = achievement.met ? 1 : 0;
  if (!achievement.met) achievement.missed = due;
  return achievement;
}

}  // namespace

Achievement of_running(const Trial& trial) {
  Achievement achievement;
  const auto& points = trial.schedule.checkpoints;
  std::optional<Fraction> by_now;
  for (const Checkpoint& point : points) {
    if (!passed(trial, point.due)) break;
    by_now = point.target;
    ++achievement.due;
  }
  const Fraction all = points.back().target.value_or(target_of(trial.plan).value);
  const bool all_due = achievement.due == static_cast<int>(points.size());
  const Piece whole = piece_of(trial, trial.plan, trial.indices, all);
  take_piece(achievement, by_now ? piece_of(trial, trial.plan, trial.indices, by_now) : whole);
  achievement.wanted = by_now.value_or(all);
  achievement.whole = whole.met;
  achievement.exceeded = whole.exceeded;
  if (whole.met) take_piece(achievement, whole);
  if (whole.met) achievement.wanted = all;
  for (int i = 0; i < achievement.due; ++i) {
    const Checkpoint& point = points[static_cast<std::size_t>(i)];
    if (piece_of(trial, trial.plan, trial.indices, point.target).met) {
      ++achievement.done;
    } else if (!achievement.missed) {
      achievement.missed = point.due;
    }
  }
  Target target = target_of(trial.plan);
  target.value = all;
  const auto reached = reached_on(trial, target, achievement.fact.used);
  achievement.completed = reached ? reached : achievement.fact.completed;
  const bool late = all_due && achievement.completed && *achievement.completed > points.back().due;
  if (whole.met && late) achievement.late = points.back().due;
  return achievement;
}

// The period judged is the last one that has ended; before the first end, the current one.
Achievement of_standing(const Trial& trial) {
  Achievement achievement;
  const auto& points = trial.schedule.checkpoints;
  std::size_t judged = 0;
  for (std::size_t i = 0; i < points.size() && passed(trial, points[i].due); ++i) {
    judged = i;
    ++achievement.due;
  }
  Indices rows;
  for (const std::size_t index : trial.indices) {
    const facts::Observation& row = trial.observations[index];
    const auto day = row.completed ? row.completed
                                   : (row.period ? std::optional(row.period->last) : std::nullopt);
    const bool other =
        day && points.size() > 1 &&
        (*day < points[judged].first || (judged + 1 < points.size() && *day > points[judged].due));
    if (!other) rows.push_back(index);
  }
  take_piece(achievement, piece_of(trial, trial.plan, rows));
  achievement.whole = achievement.met;
  achievement.completed = achievement.fact.completed;
  const bool ended = achievement.due > 0;
  achievement.due = ended ? 1 : 0;
  achievement.done = ended && achievement.met ? 1 : 0;
  if (ended && !achievement.met) achievement.missed = points[judged].due;
  return achievement;
}

Achievement achievement_of(const Trial& trial) {
  const Schedule& schedule = trial.schedule;
  const bool several = schedule.checkpoints.size() > 1 && !trial.given;
  if (schedule.counting == Counting::standing && !schedule.checkpoints.empty() && !trial.given)
    return of_standing(trial);
  if (!several) return of_one(trial);
  return schedule.counting == Counting::running ? of_running(trial) : of_occurrences(trial);
}

}  // namespace vekha::evaluation
