#include "evaluation/achievement.h"
#include "evaluation/mean.h"
#include "evaluation/shares.h"

#include <algorithm>
#include <set>

namespace vekha::evaluation {

namespace {

using Indices = std::vector<std::size_t>;
using facts::Observation;

// One checkpoint with what was reported for it.
struct Occurrence {
  Indices rows;
  Piece piece;
  Fraction share;                 ///< of its target: may be over 1
  bool met = false;               ///< «более 20» with 20 has a share of 1 and is not met
  std::optional<Date> completed;  ///< the last day on which something was done for it
  std::optional<Date> begun;      ///< … and the first
  bool late = false;
};

class Occurrences {
 public:
  explicit Occurrences(const Trial& trial)
      : trial_(trial), points_(trial.schedule.checkpoints), all_(points_.size()) {
    for (const std::size_t index : trial.indices)
      place(index);
    for (std::size_t i = 0; i < points_.size(); ++i) {
      all_[i].piece = piece_of(trial_, trial_.plan, all_[i].rows, points_[i].target);
      defined_ = defined_ && all_[i].piece.defined;
      if (all_[i].piece.fact.figured) all_[i].share = all_[i].piece.raw.value_or(zero);
      all_[i].met = all_[i].piece.met;
      count_events(all_[i]);
      all_[i].completed = all_[i].piece.fact.completed;
      all_[i].late = all_[i].completed && *all_[i].completed > points_[i].due;
    }
    while (due_ < points_.size() && points_[due_].due <= trial_.as_of)
      ++due_;
    fill_up();
  }

  Achievement achievement() const {
    Achievement result;
    result.fact = fact_of(trial_.observations, trial_.indices, target_of(trial_.plan).joining);
    result.fact.value.reset();
    result.defined = defined_;
    result.due = static_cast<int>(due_);
    Mean mean;
    for (std::size_t i = 0; i < due_; ++i) {
      mean.add(std::min(all_[i].share, full));
      if (all_[i].met) {
        ++result.done;
      } else if (!result.missed) {
        result.missed = points_[i].due;
      }
    }
    result.raw = mean.value();
    result.degree = result.raw;
    result.met = due_ > 0 && result.done == static_cast<std::int64_t>(due_);
    result.whole = std::ranges::all_of(all_, [](const Occurrence& each) { return each.met; });
    add_dates(result);
    return result;
  }

 private:
  // «Да» on two days is done twice; what one has too much may serve a missed one.
  void count_events(Occurrence& each) const {
    std::set<Date> days;
    const Joining joining = target_of(trial_.plan).joining;
    for (const std::size_t index : each.rows) {
      const Observation& row = trial_.observations[index];
      const bool event = row.completed && row.unit.empty() && is_figure(row, joining);
      if (event && mark_of(row, joining).value_or(true)) days.insert(*row.completed);
    }
    if (days.empty()) return;
    each.begun = *days.begin();
    const bool marks = each.piece.fact.share && each.piece.fact.units == 0 && each.met;
    if (marks) each.share = each.share + Fraction(static_cast<std::int64_t>(days.size()) - 1);
  }

  static std::optional<Date> day_of(const Observation& row) {
    if (row.completed) return row.completed;
    return row.period ? std::optional(row.period->last) : std::nullopt;
  }

  std::size_t window_of(Date day) const {
    std::size_t at = 0;
    while (at + 1 < points_.size() && points_[at + 1].first <= day)
      ++at;
    return at;
  }

  // A report over several checkpoints' time cannot be told to belong to one of them.
  void place(std::size_t index) {
    const Observation& row = trial_.observations[index];
    const auto day = day_of(row);
    const bool spread =
        !row.completed && row.period && window_of(row.period->first) != window_of(row.period->last);
    if (!day || spread) {
      undated_.push_back(index);
      return;
    }
    const std::size_t at = window_of(*day);
    const bool by_year = trial_.schedule.counting == Counting::by_year;
    if (by_year && year_of(*day) != year_of(points_[at].first)) return;
    if (trial_.schedule.cut && *day < points_.front().first) return;
    all_[at].rows.push_back(index);
  }

  bool adds_up() const {
    const Target target = target_of(trial_.plan);
    return target.joining == Joining::sum || target.joining == Joining::mark;
  }

  // What undated rows come to, in occurrences.
  Fraction of_undated() const {
    std::int64_t marks = 0;
    const Joining joining = target_of(trial_.plan).joining;
    for (const std::size_t index : undated_)
      marks += mark_of(trial_.observations[index], joining).value_or(false) ? 1 : 0;
    if (marks > 0) return Fraction(marks);
    const Piece piece =
        piece_of(trial_, trial_.plan, undated_, points_.empty() ? std::nullopt : points_[0].target);
    if (!piece.fact.figured || !piece.defined) return zero;
    const Fraction share = piece.raw.value_or(zero);
    return adds_up() ? share : std::min(share, full);
  }

  // Missed checkpoints are made up for by what was reported without a date, by what earlier ones
  // had too much, and then, late, by later ones. A year's own target is made up for by no other
  // year.
  void fill_up() {
    Fraction early = of_undated();
    const bool closed = trial_.schedule.counting == Counting::by_year;
    for (std::size_t i = 0; i < due_; ++i) {
      Occurrence& each = all_[i];
      if (each.share > full) {
        if (adds_up() && !closed) early = early + (each.share - full);
        each.share = full;
      }
      early = early - fill(each, early);
      if (!closed && each.share < full) borrow(i);
    }
  }

  // How much of `available` was taken.
  static Fraction fill(Occurrence& each, const Fraction& available) {
    if (each.met || each.share >= full) return zero;
    const Fraction taken = std::min(full - each.share, available);
    each.share = each.share + taken;
    each.met = each.share >= full;
    return taken;
  }

  void borrow(std::size_t at) {
    Occurrence& each = all_[at];
    for (std::size_t later = at + 1; later < all_.size() && each.share < full; ++later) {
      Occurrence& other = all_[later];
      const bool due = later < due_;
      if (due && !adds_up() && other.share <= full) continue;
      const Fraction kept = due ? full : zero;
      if (other.share <= kept) continue;
      other.share = other.share - fill(each, other.share - kept);
      other.met = other.share >= full;
      each.late = each.late || other.completed.has_value();
      const auto day = other.begun ? other.begun : other.completed;
      if (day) each.completed = std::max(each.completed.value_or(*day), *day);
    }
  }

  void add_dates(Achievement& result) const {
    result.completed = result.fact.completed;
    int worst = 0;
    for (std::size_t i = 0; i < due_; ++i) {
      if (!all_[i].late || !all_[i].completed || !all_[i].met) continue;
      const int days = days_between(points_[i].due, *all_[i].completed);
      if (days <= worst) continue;
      worst = days;
      result.late = points_[i].due;
      result.completed = all_[i].completed;
    }
  }

  const Trial& trial_;
  const std::vector<Checkpoint>& points_;
  std::vector<Occurrence> all_;
  Indices undated_;
  std::size_t due_ = 0;
  bool defined_ = true;
};

}  // namespace

Achievement of_occurrences(const Trial& trial) {
  return Occurrences(trial).achievement();
}

}  // namespace vekha::evaluation
