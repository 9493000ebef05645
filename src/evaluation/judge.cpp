#include "evaluation/judge.h"

#include "evaluation/achievement.h"
#include "evaluation/forecast.h"
#include "evaluation/shares.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::PlanKind;

namespace {

bool needs_expert(const Trial& trial) {
  return trial.plan.kind == PlanKind::qualitative || trial.plan.kind == PlanKind::none;
}

bool is_on_request(const Trial& trial) {
  const bool of_requests = trial.plan.kind == PlanKind::ratio && !trial.plan.denominator;
  return trial.term == roadmap::TermKind::on_request || of_requests;
}

std::optional<Decimal> shown(const std::optional<Fraction>& value) {
  return value ? std::optional(to_decimal(*value)) : std::nullopt;
}

// The table's rules 4 to 13, a function each; each says whether it fired.
class Judge {
 public:
  explicit Judge(const Trial& trial) : trial_(trial), achieved_(achievement_of(trial)) {
    describe();
  }

  MeasureResult result() {
    expert() || not_due() || no_requests() || undefined() || done() || unconfirmed() || running() ||
        no_data() || overdue();
    if (result_.status == Status::at_risk || result_.status == Status::in_progress)
      result_.forecast = forecast_of(trial_, achieved_);
    return std::move(result_);
  }

 private:
  const std::vector<Checkpoint>& points() const { return trial_.schedule.checkpoints; }
  bool any_due() const { return !points().empty() && points().front().due <= trial_.as_of; }
  bool all_due() const { return points().empty() || points().back().due <= trial_.as_of; }
  bool several() const { return points().size() > 1; }
  bool standing() const { return trial_.schedule.counting == Counting::standing; }

  void describe() {
    const Target target = target_of(trial_.plan);
    result_.measure_id = trial_.measure.id;
    result_.raw_degree = achieved_.raw;
    result_.degree = achieved_.degree;
    result_.percent = target.percent;
    const bool figure = trial_.plan.kind != PlanKind::multi && target.defined;
    if (figure) result_.plan = shown(achieved_.wanted.value_or(target.value));
    result_.plan_max = shown(target.value_max);
    result_.actual = shown(achieved_.fact.value);
    result_.unit = trial_.plan.unit.value_or("");
    result_.start = trial_.schedule.start;
    for (const Checkpoint& point : points())
      result_.due.push_back(point.due);
    result_.occurrences_due = achieved_.due;
    result_.occurrences_done = Decimal::of(achieved_.done);
    result_.completed = achieved_.completed;
    result_.evidence = achieved_.fact.evidence;
    result_.reported = achieved_.fact.reported;
    result_.units = achieved_.fact.units;
    result_.units_done = achieved_.fact.units_done;
    result_.by_mark = achieved_.fact.share.has_value();
    result_.observations = achieved_.fact.used;
    result_.mark = mark_beside_numbers();
    result_.judged_on = next_due();
    result_.elapsed = elapsed();
    result_.moved = moved(target);
    result_.falling = target.direction == roadmap::Direction::down;
    result_.maybe_due = any_due() || points().empty();
  }

  // «5 | не выполнено»: the number decides, what the mark says is for the notes.
  std::optional<bool> mark_beside_numbers() const {
    std::optional<bool> mark;
    for (const std::size_t index : achieved_.fact.used) {
      const facts::Observation& row = trial_.observations[index];
      if (!row.value || !row.done || (mark && *mark != *row.done)) return std::nullopt;
      mark = row.done;
    }
    return mark;
  }

  std::optional<bool> moved(const Target& target) const {
    const auto& base = trial_.plan.baseline;
    if (!base || !achieved_.fact.value || achieved_.fact.share) return std::nullopt;
    const Fraction before = Fraction(*base);
    return target.direction == roadmap::Direction::down ? *achieved_.fact.value < before
                                                        : *achieved_.fact.value > before;
  }

  // The date that the measure is on its way to, or the last one.
  std::optional<Date> next_due() const {
    for (const Checkpoint& point : points()) {
      if (point.due >= trial_.as_of) return point.due;
    }
    return points().empty() ? std::nullopt : std::optional(points().back().due);
  }

  // τ = (R − S) / (D − S), of the whole term.
  std::optional<Fraction> elapsed() const {
    if (!trial_.schedule.start || points().empty()) return std::nullopt;
    const Date start = *trial_.schedule.start;
    const int whole = days_between(start, points().back().due);
    if (whole <= 0) return std::nullopt;
    const int gone = std::clamp(days_between(start, trial_.as_of), 0, whole);
    return Fraction::ratio(std::int64_t{gone}, std::int64_t{whole});
  }

  bool set(Status status, const char* rule) {
    result_.status = status;
    result_.rule = rule;
    return true;
  }

  void forget_degree() {
    result_.degree.reset();
    result_.raw_degree.reset();
  }

  bool expert() {
    if (!needs_expert(trial_)) return false;
    forget_degree();
    result_.plan.reset();
    return set(Status::expert, "4");
  }

  // Of several dates none has come (k = 0): nothing is due whatever was reported early, unless all
  // of it is done.
  bool not_due() {
    const bool before_start = trial_.schedule.start && trial_.as_of < *trial_.schedule.start;
    const bool silent = !result_.reported && !any_due() && trial_.schedule.dated;
    const bool rounds = several() && trial_.schedule.counting != Counting::running && !standing();
    const bool none_come = rounds && !any_due() && !achieved_.whole;
    if (!before_start && !silent && !none_come) return false;
    forget_degree();
    return set(Status::not_due, "5");
  }

  bool no_requests() {
    const bool silent = trial_.term == roadmap::TermKind::on_request && !result_.reported;
    if (!is_on_request(trial_) || !(achieved_.fact.no_requests || silent)) return false;
    forget_degree();
    return set(Status::no_requests, "6");
  }

  // A figure that is not defined is a question, never a zero.
  bool undefined() {
    if (achieved_.defined) return false;
    forget_degree();
    result_.undefined = true;
    return set(Status::clarify, "3");
  }

  bool finished() const {
    if (standing()) return achieved_.met;
    return several() ? achieved_.whole || (all_due() && achieved_.met) : achieved_.whole;
  }

  bool done() {
    if (!finished() || result_.evidence != EvidenceState::confirmed) return false;
    if (achieved_.late) {
      result_.judged_on = achieved_.late;
      result_.days_late = days_between(*achieved_.late, *result_.completed);
      return set(Status::done_late, "7b");
    }
    return achieved_.exceeded ? set(Status::exceeded, "7a") : set(Status::done, "7");
  }

  bool unconfirmed() { return finished() && set(Status::unconfirmed, "8"); }

  // R ≤ D of everything that is not done yet; a term without dates of its own is never over.
  bool is_running() const {
    if (achieved_.missed) return trial_.as_of <= *achieved_.missed;
    return !all_due() || !trial_.schedule.dated || points().empty();
  }

  bool is_at_risk() const {
    const bool nothing = achieved_.degree.value_or(zero) == zero;
    const bool in_time = several() && achieved_.met;
    if (in_time) return false;
    const bool behind =
        !several() && result_.elapsed &&
        achieved_.degree.value_or(zero) < *result_.elapsed - trial_.method.risk_margin;
    const bool last_days =
        nothing && result_.judged_on &&
        days_between(trial_.as_of, *result_.judged_on) <= trial_.method.risk_days;
    return behind || last_days;
  }

  bool running() {
    if (!is_running()) return false;
    if (!achieved_.fact.figured) forget_degree();
    return is_at_risk() ? set(Status::at_risk, "9") : set(Status::in_progress, "10");
  }

  void count_days() {
    if (!achieved_.missed) return;
    result_.judged_on = achieved_.missed;
    result_.days_late = days_between(*achieved_.missed, trial_.as_of);
  }

  bool no_data() {
    if (achieved_.fact.figured) return false;
    count_days();
    forget_degree();
    return set(Status::no_data, "11");
  }

  bool overdue() {
    count_days();
    return achieved_.degree.value_or(zero) > zero ? set(Status::partial, "12")
                                                  : set(Status::not_done, "13");
  }

  const Trial& trial_;
  Achievement achieved_;
  MeasureResult result_;
};

}  // namespace

MeasureResult judge(const Trial& trial) {
  return Judge(trial).result();
}

}  // namespace vekha::evaluation
