#include "evaluation/checkpoints.h"

#include "evaluation/columns.h"
#include "evaluation/degree.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Frequency;
using roadmap::PlanKind;
using roadmap::PlanReading;
using roadmap::Scope;
using roadmap::TermKind;
using roadmap::TermReading;

namespace {

// A deadline without a beginning counts from the programme's start or its approval, whichever is
// later.
std::optional<Date> default_start(const roadmap::Programme& programme) {
  std::optional<Date> start;
  if (programme.period) start = programme.period->first;
  if (programme.approval && programme.approval->date) {
    start = start ? std::max(*start, *programme.approval->date) : *programme.approval->date;
  }
  return start;
}

int months_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::yearly: return 12;
    case Frequency::half_yearly: return 6;
    case Frequency::quarterly:
    case Frequency::school_quarter: return 3;
    default: return 1;
  }
}

std::optional<Frequency> frequency_of(Method::Reporting reporting) {
  switch (reporting) {
    case Method::Reporting::as_planned: return std::nullopt;
    case Method::Reporting::yearly: return Frequency::yearly;
    case Method::Reporting::half_yearly: return Frequency::half_yearly;
    case Method::Reporting::quarterly: return Frequency::quarterly;
    case Method::Reporting::monthly: return Frequency::monthly;
  }
  return std::nullopt;
}

// The month that a period of `step` months beginning at or before `day` begins in: quarters and
// half-years are the calendar's.
Date first_of_period(Date day, int step) {
  const unsigned back = (month_of(day) - 1) % static_cast<unsigned>(step);
  return make_date(year_of(day), month_of(day) - back, 1);
}

std::vector<Date> ends_of_periods(const Period& span, Frequency frequency) {
  std::vector<Date> ends;
  const int days = frequency == Frequency::weekly ? 7 : frequency == Frequency::daily ? 1 : 0;
  if (days > 0) {
    for (Date day = add_days(span.first, days - 1); day <= span.last; day = add_days(day, days))
      ends.push_back(day);
    return ends;
  }
  const int step = months_of(frequency);
  for (Date next = add_months(first_of_period(span.first, step), step);;
       next = add_months(next, step)) {
    const Date end = std::min(add_days(next, -1), span.last);
    ends.push_back(end);
    if (end == span.last) return ends;
  }
}

std::optional<Period> span_of(const roadmap::Programme& programme, const TermReading& term) {
  if (term.start && term.end && *term.start <= *term.end) return Period{*term.start, *term.end};
  return programme.period;
}

class Filling {
 public:
  Filling(const roadmap::Programme& programme, const roadmap::Measure& measure,
          const ReadingOf& reading, const Method& method)
      : programme_(programme),
        measure_(measure),
        plan_(reading.plan),
        term_(reading.term),
        method_(method) {}

  Schedule schedule() {
    schedule_.start = term_.start ? term_.start : default_start(programme_);
    fill();
    return std::move(schedule_);
  }

 private:
  void fill() {
    const auto span = span_of(programme_, term_);
    const bool standing = term_.kind == TermKind::continuous ||
                          (plan_.kind == PlanKind::continuous && term_.due.size() <= 1);
    if (standing) return fill_standing(span);
    if (!plan_.year_targets.empty()) return fill_years();
    if (fill_periods()) return;
    const bool by_plan =
        plan_.kind == PlanKind::frequency && plan_.frequency && term_.due.size() <= 1 && span;
    const bool by_term =
        term_.kind == TermKind::recurring && term_.frequency && term_.due.empty() && span;
    if (by_plan || by_term) {
      schedule_.counting = Counting::each;
      return add(ends_of_periods(*span, by_term ? *term_.frequency : *plan_.frequency));
    }
    add(term_.due);
    if (schedule_.checkpoints.size() > 1) share_out();
  }

  void add(const std::vector<Date>& days) {
    Date first = schedule_.start.value_or(days.empty() ? Date{} : days.front());
    for (const Date day : days) {
      schedule_.checkpoints.push_back({.due = day, .first = std::min(first, day)});
      first = add_days(day, 1);
    }
  }

  void fill_standing(const std::optional<Period>& span) {
    schedule_.counting = Counting::standing;
    const auto frequency = frequency_of(method_.reporting);
    if (frequency && span) return add(ends_of_periods(*span, *frequency));
    if (term_.due.empty() && span) return add({span->last});
    add(term_.due);
  }

  // The last due date within a year bears the year's target; a year without one ends with itself.
  Date due_in(int year) const {
    const Period whole = year_period(year);
    std::optional<Date> due;
    for (const Date day : term_.due) {
      if (whole.contains(day)) due = day;
    }
    if (due) return *due;
    return programme_.period ? std::clamp(programme_.period->last, whole.first, whole.last)
                             : whole.last;
  }

  void fill_years() {
    const bool total = plan_.scope == Scope::total;
    const bool grown = plan_.scope == Scope::cumulative;
    schedule_.counting = total || grown ? Counting::running : Counting::by_year;
    const Target target = target_of(plan_);
    const bool falls = target.direction == roadmap::Direction::down;
    Fraction sum;
    for (const auto& [year, value] : plan_.year_targets) {
      sum = sum + Fraction(value);
      const bool nothing = value == Decimal() && !falls && !grown;
      if (nothing) continue;  // nothing is planned for that year
      schedule_.checkpoints.push_back({.due = due_in(year),
                                       .first = year_period(year).first,
                                       .target = total ? sum : Fraction(value)});
    }
    if (schedule_.checkpoints.size() == 1 && !total) schedule_.counting = Counting::by_year;
  }

  // Columns of quarters or months with figures: levels are reached one by one; parts whose sum is
  // the plan add up; parts that each are the plan are wanted each time. Anything else is asked
  // about.
  bool fill_periods() {
    if (plan_.needs_decision || !plan_.value) return false;
    const std::vector<PeriodTarget> targets = period_targets(measure_);
    if (targets.empty()) return false;
    const Target target = target_of(plan_);
    const bool levels = target.percent || target.joining == Joining::latest;
    Decimal sum;
    bool equal = true;
    for (const PeriodTarget& one : targets) {
      sum = sum + one.value;
      equal = equal && one.value == *plan_.value;
    }
    const bool parts = !levels && !equal && sum == *plan_.value;
    if (!levels && !equal && !parts) return false;
    schedule_.counting = parts ? Counting::running : Counting::each;
    Decimal so_far;
    for (const PeriodTarget& one : targets) {
      so_far = so_far + one.value;
      schedule_.checkpoints.push_back({.due = one.period.last,
                                       .first = one.period.first,
                                       .target = Fraction(parts ? so_far : one.value)});
    }
    return true;
  }

  // «5 собеседований» in «апрель, сентябрь»: five in all, by April some of them. One document, a
  // percent or a level is wanted each time.
  void share_out() {
    schedule_.counting = Counting::each;
    const Target target = target_of(plan_);
    const bool pieces = plan_.kind == PlanKind::count || plan_.kind == PlanKind::deliverable;
    const bool in_all = pieces && target.value > Fraction(1) && target.joining != Joining::latest &&
                        plan_.scope != Scope::per_year && plan_.scope != Scope::per_unit &&
                        term_.kind != TermKind::recurring;
    if (!in_all) return;
    schedule_.counting = Counting::running;
    const auto all = static_cast<std::int64_t>(schedule_.checkpoints.size());
    for (std::int64_t i = 1; i <= all; ++i) {
      const Fraction share = target.value * *Fraction::ratio(i, all);
      const Fraction whole(share.numerator() / share.denominator());
      schedule_.checkpoints[static_cast<std::size_t>(i - 1)].target =
          i == all ? target.value : std::max(Fraction(1), whole);
    }
  }

  const roadmap::Programme& programme_;
  const roadmap::Measure& measure_;
  const PlanReading& plan_;
  const TermReading& term_;
  const Method& method_;
  Schedule schedule_;
};

bool names_no_date(const TermReading& term) {
  switch (term.kind) {
    case TermKind::schedule_ref:
    case TermKind::event_relative:
    case TermKind::blank:
    case TermKind::invalid:
    case TermKind::open_end: return term.due.empty();
    default: return false;
  }
}

void keep_window(Schedule& schedule, const Question& question) {
  if (!question.window) return;
  const std::vector<Checkpoint>& all = schedule.checkpoints;
  schedule.cut = all.size() > 1 && all.front().due < question.window->first;
  std::erase_if(schedule.checkpoints, [&](const Checkpoint& point) {
    const bool other_report = point.due > question.window->last && point.due <= question.as_of;
    return point.due < question.window->first || other_report;
  });
}

// «х | х | - | х»: the third quarter wants nothing.
void leave_out_dashes(Schedule& schedule, const roadmap::Measure& measure) {
  if (schedule.checkpoints.size() < 2 || measure.periods.empty()) return;
  std::erase_if(schedule.checkpoints,
                [&](const Checkpoint& point) { return is_not_planned_on(measure, point.due); });
}

}  // namespace

Schedule schedule_of(const roadmap::Programme& programme, const roadmap::Measure& measure,
                     const ReadingOf& reading, const Question& question) {
  Schedule schedule = Filling(programme, measure, reading, question.method).schedule();
  leave_out_dashes(schedule, measure);
  schedule.dated = !schedule.checkpoints.empty() || !names_no_date(reading.term);
  keep_window(schedule, question);
  return schedule;
}

}  // namespace vekha::evaluation
