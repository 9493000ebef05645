#include "evaluation/candidates.h"

#include <algorithm>

namespace vekha::evaluation {

using roadmap::Comparator;
using roadmap::Direction;
using roadmap::PlanKind;
using roadmap::PlanReading;
using roadmap::TermKind;
using roadmap::TermReading;

namespace {

bool has_dates(const roadmap::TermCandidate& candidate) {
  return !candidate.due.empty() || candidate.end;
}

bool has_flag(const PlanReading& plan, std::string_view flag) {
  return std::ranges::find(plan.flags, flag) != plan.flags.end();
}

TermReading term_of(const roadmap::TermCandidate& candidate, const TermReading& reading) {
  TermReading term;
  term.start = candidate.start;
  term.end = candidate.end;
  term.due = candidate.due;
  if (term.due.empty() && candidate.end) term.due = {*candidate.end};
  term.kind = term.due.size() > 1 ? TermKind::points : TermKind::interval;
  const bool keeps = reading.kind == TermKind::on_request || reading.kind == TermKind::continuous ||
                     reading.kind == TermKind::recurring;
  if (keeps) term.kind = reading.kind;
  if (reading.kind == TermKind::recurring) term.frequency = reading.frequency;
  return term;
}

// «Сентябрь 2021, далее по плану»: later dates are not known, but none is after the programme.
TermReading with_fallback(TermReading term) {
  if (term.due.empty() || term.due.back() < *term.fallback_end)
    term.due.push_back(*term.fallback_end);
  return term;
}

bool is_unsettled(const PlanReading& plan) {
  const bool expert = plan.kind == PlanKind::qualitative || plan.kind == PlanKind::none;
  const bool by_rows = plan.kind == PlanKind::ratio || plan.kind == PlanKind::change ||
                       plan.kind == PlanKind::level_ref;  // the figures themselves tell
  return plan.needs_decision && !expert && !by_rows;
}

PlanReading with_value(PlanReading plan, std::int64_t value) {
  plan.value = Decimal::of(value);
  return plan;
}

Possible<PlanReading> floor_and_ceiling(const PlanReading& plan) {
  PlanReading floor = plan;
  floor.comparator = Comparator::at_least;
  floor.direction = Direction::up;
  PlanReading ceiling = plan;
  ceiling.comparator = Comparator::at_most;
  ceiling.direction = Direction::down;
  return {{floor, ceiling}, true};
}

// Parts that no figure decides: met, and not met.
Possible<PlanReading> with_and_without_judgement(const PlanReading& plan) {
  const auto judged = [](const PlanReading& item) {
    return item.kind == PlanKind::qualitative || item.kind == PlanKind::none;
  };
  PlanReading without = plan;
  std::erase_if(without.items, judged);
  if (without.items.empty() || without.items.size() == plan.items.size()) return {{plan}, false};
  return {{without}, false};
}

}  // namespace

Possible<TermReading> possible_terms(const roadmap::Measure& measure) {
  const TermReading& reading = measure.term_reading;
  if (!reading.needs_decision) return {{reading}, true};
  Possible<TermReading> possible;
  const bool own = !reading.due.empty() && reading.kind != TermKind::invalid;
  if (own) possible.readings.push_back(reading);
  if (own && reading.candidates.empty() && reading.fallback_end)
    possible.readings.push_back(with_fallback(reading));
  for (const roadmap::TermCandidate& candidate : reading.candidates) {
    if (has_dates(candidate)) {
      possible.readings.push_back(term_of(candidate, reading));
    } else {
      possible.complete = false;
    }
  }
  return possible;
}

Possible<PlanReading> possible_plans(const PlanReading& plan) {
  if (!is_unsettled(plan)) return {{plan}, true};
  if (has_flag(plan, "do_ambiguous")) return floor_and_ceiling(plan);
  if (has_flag(plan, "plural_count_unknown"))
    return {{with_value(plan, 1), with_value(plan, 2)}, true};
  if (plan.kind == PlanKind::multi) return with_and_without_judgement(plan);
  return {{plan}, false};
}

}  // namespace vekha::evaluation
