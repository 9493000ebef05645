#include "evaluation/checkpoints.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Frequency;
using roadmap::PlanKind;
using roadmap::Scope;
using roadmap::TermKind;

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

std::vector<Date> ends_of_periods(const Period& span, Frequency frequency) {
  std::vector<Date> ends;
  if (frequency == Frequency::weekly) {
    for (Date day = add_days(span.first, 6); day <= span.last; day = add_days(day, 7))
      ends.push_back(day);
    return ends;
  }
  const int step = months_of(frequency);
  const Date first_of_month = make_date(year_of(span.first), month_of(span.first), 1);
  for (Date next = add_months(first_of_month, step);; next = add_months(next, step)) {
    const Date end = std::min(add_days(next, -1), span.last);
    ends.push_back(end);
    if (end == span.last) return ends;
  }
}

void add_dates(Schedule& schedule, const std::vector<Date>& days) {
  Date first = schedule.start.value_or(days.empty() ? Date{} : days.front());
  for (const Date day : days) {
    schedule.checkpoints.push_back({.due = day, .first = std::min(first, day)});
    first = add_days(day, 1);
  }
}

void add_year_targets(Schedule& schedule, const roadmap::Programme& programme,
                      const roadmap::PlanReading& plan) {
  for (const auto& [year, target] : plan.year_targets) {
    const Period whole = year_period(year);
    const Date last = programme.period ? std::min(whole.last, programme.period->last) : whole.last;
    schedule.checkpoints.push_back({.due = last, .first = whole.first, .target = target});
  }
  schedule.each_counts = true;
}

std::optional<Period> span_of(const roadmap::Programme& programme,
                              const roadmap::TermReading& term) {
  if (term.start && term.end) return Period{*term.start, *term.end};
  return programme.period;
}

bool repeats(TermKind kind) {
  return kind == TermKind::points || kind == TermKind::recurring;
}

void fill(Schedule& schedule, const roadmap::Programme& programme, const roadmap::PlanReading& plan,
          const roadmap::TermReading& term) {
  const bool yearly = plan.scope == Scope::per_year && !plan.year_targets.empty();
  const auto span = span_of(programme, term);
  if (yearly && term.due.size() <= 1) return add_year_targets(schedule, programme, plan);
  const bool by_plan =
      plan.kind == PlanKind::frequency && plan.frequency && term.due.size() <= 1 && span;
  const bool by_term =
      term.kind == TermKind::recurring && term.frequency && term.due.empty() && span;
  if (by_plan || by_term) {
    schedule.each_counts = true;
    return add_dates(schedule, ends_of_periods(*span, by_term ? *term.frequency : *plan.frequency));
  }
  schedule.each_counts = repeats(term.kind) || term.due.size() > 1;
  add_dates(schedule, term.due);
}

bool names_no_date(const roadmap::TermReading& term) {
  switch (term.kind) {
    case TermKind::schedule_ref:
    case TermKind::event_relative:
    case TermKind::blank:
    case TermKind::invalid:
    case TermKind::open_end: return term.due.empty();
    default: return false;
  }
}

}  // namespace

Schedule schedule_of(const roadmap::Programme& programme, const roadmap::PlanReading& plan,
                     const roadmap::TermReading& term, const std::optional<Period>& window) {
  Schedule schedule;
  schedule.start = term.start ? term.start : default_start(programme);
  fill(schedule, programme, plan, term);
  if (schedule.checkpoints.empty() && term.kind == TermKind::on_request && term.fallback_end) {
    add_dates(schedule, {*term.fallback_end});
  }
  schedule.dated = !schedule.checkpoints.empty() || !names_no_date(term);
  if (window && term.kind == TermKind::continuous && !schedule.checkpoints.empty()) {
    for (Checkpoint& checkpoint : schedule.checkpoints)
      checkpoint.due = std::min(checkpoint.due, window->last);
  }
  if (window) {
    std::erase_if(schedule.checkpoints,
                  [&](const Checkpoint& checkpoint) { return !window->contains(checkpoint.due); });
  }
  return schedule;
}

}  // namespace vekha::evaluation
