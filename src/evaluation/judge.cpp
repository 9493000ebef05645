#include "evaluation/judge.h"

#include "evaluation/achievement.h"
#include "evaluation/degree.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::PlanKind;

namespace {

bool needs_expert(const Trial& trial) {
  return trial.plan.kind == PlanKind::qualitative || trial.plan.kind == PlanKind::none;
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
    return std::move(result_);
  }

 private:
  const std::vector<Checkpoint>& points() const { return trial_.schedule.checkpoints; }
  bool any_due() const { return !points().empty() && points().front().due <= trial_.as_of; }
  bool all_due() const { return points().empty() || points().back().due <= trial_.as_of; }

  void describe() {
    const Target target = target_of(trial_.plan);
    result_.measure_id = trial_.measure.id;
    result_.raw_degree = achieved_.raw;
    result_.degree = achieved_.degree;
    result_.percent = target.percent;
    if (trial_.plan.kind != PlanKind::multi) result_.plan = target.value;
    result_.plan_max = target.value_max;
    result_.actual = achieved_.fact.value;
    result_.unit = trial_.plan.unit.value_or("");
    result_.start = trial_.schedule.start;
    for (const Checkpoint& point : points())
      result_.due.push_back(point.due);
    result_.occurrences_due = achieved_.due;
    result_.occurrences_done = achieved_.done;
    result_.completed = achieved_.fact.completed;
    result_.evidence = achieved_.fact.evidence;
    result_.reported = achieved_.fact.reported;
    result_.observations = achieved_.fact.used;
    result_.judged_on = next_due();
    result_.elapsed = elapsed();
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
    const int gone = std::clamp(days_between(start, trial_.as_of), 0, std::max(whole, 0));
    return Fraction::ratio(std::int64_t{gone}, std::int64_t{whole});
  }

  bool set(Status status, const char* rule) {
    result_.status = status;
    result_.rule = rule;
    return true;
  }

  bool expert() {
    if (!needs_expert(trial_)) return false;
    result_.degree.reset();
    result_.raw_degree.reset();
    result_.plan.reset();
    return set(Status::expert, "4");
  }

  bool not_due() {
    const bool before_start =
        trial_.schedule.start && trial_.as_of < *trial_.schedule.start && !result_.reported;
    const bool nothing_yet = trial_.schedule.dated && !any_due() && !result_.reported;
    return (before_start || nothing_yet) && set(Status::not_due, "5");
  }

  bool no_requests() {
    const bool of_requests = trial_.plan.kind == PlanKind::ratio && !trial_.plan.denominator;
    const bool on_request = trial_.term == roadmap::TermKind::on_request || of_requests;
    return on_request && achieved_.fact.no_requests && set(Status::no_requests, "6");
  }

  // A figure that is not defined is a question, never a zero.
  bool undefined() { return !achieved_.defined && set(Status::clarify, "3"); }

  bool done() {
    const bool whole = achieved_.met && (all_due() || achieved_.due == 0 || points().size() == 1);
    if (!whole || result_.evidence != EvidenceState::confirmed) return false;
    if (points().size() > 1 && !all_due()) return false;
    const bool late =
        points().size() == 1 && result_.completed && *result_.completed > points().back().due;
    if (late) {
      result_.judged_on = points().back().due;
      result_.days_late = days_between(points().back().due, *result_.completed);
      return set(Status::done_late, "7b");
    }
    return achieved_.exceeded ? set(Status::exceeded, "7a") : set(Status::done, "7");
  }

  bool unconfirmed() {
    const bool whole = achieved_.met && (points().size() <= 1 || all_due());
    return whole && set(Status::unconfirmed, "8");
  }

  bool is_running() const {
    if (achieved_.missed) return false;
    return !all_due() || !trial_.schedule.dated ||
           (!points().empty() && trial_.as_of == points().back().due);
  }

  bool running() {
    if (!is_running()) return false;
    const Fraction degree = achieved_.degree.value_or(Fraction(0));
    const bool repeated = points().size() > 1;
    const bool behind =
        !repeated && result_.elapsed && degree < *result_.elapsed - trial_.method.risk_margin;
    const bool last_days =
        result_.judged_on &&
        days_between(trial_.as_of, *result_.judged_on) <= trial_.method.risk_days &&
        degree == Fraction(0) && !achieved_.met;
    return behind || last_days ? set(Status::at_risk, "9") : set(Status::in_progress, "10");
  }

  void count_days() {
    if (!achieved_.missed) return;
    result_.judged_on = achieved_.missed;
    result_.days_late = days_between(*achieved_.missed, trial_.as_of);
  }

  bool no_data() {
    if (result_.reported) return false;
    count_days();
    result_.degree.reset();
    result_.raw_degree.reset();
    return set(Status::no_data, "11");
  }

  bool overdue() {
    count_days();
    return achieved_.degree && *achieved_.degree > Fraction(0) ? set(Status::partial, "12")
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
