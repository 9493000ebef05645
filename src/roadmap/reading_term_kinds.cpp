// Which kind of term the placed spans and the words beside them make.
#include "roadmap/reading_rule.h"
#include "roadmap/reading_term_composer.h"

#include <algorithm>

namespace vekha::roadmap::reading {

void TermComposer::set_interval(const Period& days) {
  out_.start = days.first;
  out_.end = days.last;
  out_.due = {days.last};
}

void TermComposer::set_deadline(const Placed& placed) {
  out_.kind = TermKind::deadline;
  const bool at_start = placed.from.span.to.part == Part::beginning;
  Date end = at_start ? placed.days.first : placed.days.last;
  if (placed.from.role == Role::before) end = add_days(end, -1);
  out_.end = end;
  out_.due = {end};
}

std::optional<Date> TermComposer::end_of_context() const {
  return window_ ? std::optional(window_->days.last) : std::nullopt;
}

void TermComposer::compose_single(const Placed& placed) {
  out_.count = parts_.times.value_or(1);
  switch (placed.from.role) {
    case Role::deadline:
    case Role::before: return set_deadline(placed);
    case Role::open_start:
    case Role::after:
      out_.kind = TermKind::open_end;
      out_.start =
          placed.from.role == Role::after ? add_days(placed.days.last, 1) : placed.days.first;
      out_.count.reset();
      out_.fallback_end = end_of_context();
      ask("open_ended");
      return;
    default: break;
  }
  const bool one_day = placed.days.first == placed.days.last;
  out_.kind = one_day ? TermKind::date : TermKind::interval;
  set_interval(placed.days);
}

// Remarks on how a list is written, which hold whether it could be dated or not.
void TermComposer::flag_lists() {
  bool adjacent = true;
  bool falling = false;
  std::size_t count = 0;
  const RoledSpan* previous = nullptr;
  for (const RoledSpan& one : parts_.spans) {
    if (one.role == Role::exception) continue;
    adjacent = adjacent && one.span.from.unit == Unit::month && !one.span.is_range() &&
               one.role == Role::plain;
    if (previous != nullptr) {
      const int step = one.span.from.index - previous->span.from.index;
      const bool same_year = one.span.from.year == previous->span.from.year;
      adjacent = adjacent && step == 1 && same_year;
      falling = falling ||
                (same_year && order_in_year(one.span.from) < order_in_year(previous->span.from));
    }
    previous = &one;
    ++count;
  }
  if (count < 2) return;
  if (adjacent) flag("adjacent_months_may_be_interval");
  if (falling) flag("order_suggests_school_year");
}

// Two readings of a falling list whose year only its column tells: within the year, or over New
// Year.
void TermComposer::offer_cycles() {
  const bool falling =
      std::ranges::find(parts_.flags, "order_suggests_school_year") != parts_.flags.end();
  if (!falling || !context_.column_year || parts_.spans.front().span.from.year) return;
  std::vector<Date> over;
  int year = *context_.column_year;
  int order = 0;
  for (const RoledSpan& one : parts_.spans) {
    if (one.role == Role::exception) continue;
    if (order_in_year(one.span.from) < order) ++year;
    order = order_in_year(one.span.from);
    if (const auto days = period_in(one.span, year)) over.push_back(days->last);
  }
  std::ranges::sort(over);
  out_.candidates.push_back({"", std::nullopt, std::nullopt, out_.due});
  out_.candidates.push_back({"", std::nullopt, std::nullopt, std::move(over)});
  out_.due.clear();
  out_.needs_decision = true;
}

void TermComposer::compose_points() {
  out_.kind = TermKind::points;
  for (const Placed& one : placed_) {
    const bool at_start =
        one.from.role == Role::deadline && one.from.span.to.part == Part::beginning;
    out_.due.push_back(at_start ? one.days.first : one.days.last);
  }
  std::ranges::sort(out_.due);
  out_.due.erase(std::ranges::unique(out_.due).begin(), out_.due.end());
  out_.count = static_cast<int>(out_.due.size());
  flag_lists();
  offer_cycles();
}

void TermComposer::compose_spans() {
  if (placed_.size() == 1) return compose_single(placed_.front());
  const bool start_and_end = placed_.size() == 2 && placed_[0].from.role == Role::open_start &&
                             placed_[1].from.role == Role::deadline;
  if (start_and_end && placed_[0].days.first <= placed_[1].days.last) {
    out_.kind = TermKind::interval;
    out_.count = 1;
    return set_interval({placed_[0].days.first, placed_[1].days.last});
  }
  compose_points();
}

// The shape is plain, the dates are not.
void TermComposer::compose_unplaced() {
  const RoledSpan& first = parts_.spans.front();
  if (list_size_ > 1) {
    out_.kind = TermKind::points;
    flag_lists();
    const bool yearly = window_ && std::ranges::none_of(parts_.spans, [](const RoledSpan& one) {
                          return has_own_year(one.span);
                        });
    if (!yearly) return;
    out_.frequency = Frequency::yearly;
    out_.candidates.push_back({"every year", std::nullopt, std::nullopt, {}});
    out_.candidates.push_back({"school-year cycle", std::nullopt, std::nullopt, {}});
    return;
  }
  switch (first.role) {
    case Role::deadline:
    case Role::before: out_.kind = TermKind::deadline; return;
    case Role::open_start:
    case Role::after:
      out_.kind = TermKind::open_end;
      flag("open_ended");
      return;
    default: break;
  }
  const bool day = first.span.from.unit == Unit::day && !first.span.is_range();
  out_.kind = day ? TermKind::date : TermKind::interval;
}

// «постоянно», «постоянно с сентября», «сентябрь 2024, далее постоянно».
void TermComposer::compose_continuous() {
  out_.kind = parts_.further_at && !placed_.empty() ? TermKind::mixed : TermKind::continuous;
  if (unplaced_) return;
  if (placed_.empty()) {
    if (!window_) return;
    flag(window_->flag);
    return set_interval(window_->days);
  }
  Period days{placed_.front().days.first, placed_.back().days.last};
  const Role role = placed_.back().from.role;
  const bool runs_on = parts_.further_at || role == Role::open_start || role == Role::after;
  if (runs_on) {
    out_.start = days.first;
    if (parts_.further_at) out_.due = {days.last};
    if (!window_ || window_->days.last < days.first) return ask("open_ended");
    days.last = std::max(days.last, window_->days.last);
    out_.end = days.last;
    if (out_.due.empty() || out_.due.back() != days.last) out_.due.push_back(days.last);
    return;
  }
  if (role == Role::deadline && window_ && window_->days.first < days.last)
    days.first = window_->days.first;
  set_interval(days);
}

void TermComposer::compose_request() {
  out_.kind = TermKind::on_request;
  flag("on_request");
  if (placed_.empty()) {
    out_.fallback_end = unplaced_ ? std::nullopt : end_of_context();
    return;
  }
  set_interval({placed_.front().days.first, placed_.back().days.last});
  if (parts_.further_at) out_.kind = TermKind::mixed;  // «сентябрь, далее по запросам»
}

void TermComposer::compose_event() {
  out_.kind = TermKind::event_relative;
  if (parts_.event_apart && !unplaced_ && !placed_.empty()) {  // its days are told beside it
    compose_spans();
    out_.kind = TermKind::mixed;
    out_.count.reset();
    flag(parts_.vacation ? "school_calendar" : "event_relative");
    return;
  }
  for (const Placed& one : placed_)
    out_.candidates.push_back({"", one.days.first, one.days.last, {}});
  out_.fallback_end = end_of_context();
  ask(parts_.vacation ? "school_calendar" : "event_relative");
}

// Its dates are on another paper; dates of its own beside it make it mixed.
void TermComposer::compose_schedule() {
  flag("schedule_ref");
  if (parts_.spans.empty()) {
    out_.kind = TermKind::schedule_ref;
    out_.fallback_end = end_of_context();
    out_.needs_decision = true;
    return;
  }
  if (unplaced_) {
    compose_unplaced();
  } else {
    compose_spans();
  }
  out_.kind = TermKind::mixed;
  out_.count.reset();
}

// «в 2024 году не проводится»
bool TermComposer::says_not_this_year() const {
  const bool only_years = std::ranges::all_of(
      parts_.spans, [](const RoledSpan& one) { return one.span.from.unit == Unit::year; });
  return parts_.nothing && only_years && !parts_.request && !parts_.schedule;
}

void TermComposer::compose_nothing_found() {
  if (parts_.nothing) {
    out_.kind = TermKind::not_planned;
    out_.count = 0;
    return;
  }
  refuse("unreadable");
}

TermReading TermComposer::compose() {
  lift_windows();
  const bool recurring =
      parts_.recurrence || parts_.day_rule || (parts_.weekdays != 0 && parts_.spans.empty());
  const bool possible = !refuse_impossible();
  if (possible && recurring) {
    compose_recurring();
  } else if (possible && (place_all() || out_.kind != TermKind::invalid)) {
    if (parts_.continuous && !parts_.request) {
      compose_continuous();
    } else if (parts_.event && (parts_.event_first || parts_.spans.empty())) {
      compose_event();
    } else if (says_not_this_year()) {
      compose_nothing_found();
    } else if (parts_.request) {
      compose_request();
    } else if (parts_.schedule) {
      compose_schedule();
    } else if (unplaced_) {
      compose_unplaced();
    } else if (!placed_.empty()) {
      compose_spans();
      if (parts_.event) flag("event_relative");
    } else {
      compose_nothing_found();
    }
    if (parts_.schedule) flag("schedule_ref");
  }
  if (out_.kind != TermKind::invalid) check_against_context();
  out_.flags.assign(parts_.flags.begin(), parts_.flags.end());
  std::erase(out_.flags, "");
  out_.rule = rule_of(out_.kind, parts_);
  return std::move(out_);
}

}  // namespace vekha::roadmap::reading
