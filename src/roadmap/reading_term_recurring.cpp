// What recurs: the window in which it does, and the days on which it is due.
#include "roadmap/reading_term_composer.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t most_due_dates = 2'000;  // a programme of 150 years, month by month

int months_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::yearly: return 12;
    case Frequency::half_yearly: return 6;
    case Frequency::quarterly: return 3;
    default: return 1;
  }
}

bool is_dateless(Frequency frequency) {
  return frequency == Frequency::weekly || frequency == Frequency::daily ||
         frequency == Frequency::school_quarter;
}

}  // namespace

namespace {

// «март», «15 марта»: a day on which something may be due.
bool is_dated(const RoledSpan& one) {
  const bool fine = one.span.from.unit == Unit::month || one.span.from.unit == Unit::day;
  return fine && !one.span.is_range() && (one.role == Role::plain || one.role == Role::deadline);
}

}  // namespace

// «ежеквартально (март, июнь, сентябрь, декабрь)»: the list says when, whatever the frequency.
void TermComposer::find_listed_points() {
  const auto dated = std::count_if(parts_.spans.begin(), parts_.spans.end(), is_dated);
  listed_points_ = dated > 1 && !is_dateless(parts_.recurrence->frequency);
}

// In «ежегодно, март» the span says when in each year; in «ежемесячно с сентября по май» how long.
bool TermComposer::is_point(const RoledSpan& one) const {
  if (listed_points_ && is_dated(one)) return true;
  const Frequency frequency = parts_.recurrence->frequency;
  const bool seldom = frequency == Frequency::yearly || frequency == Frequency::half_yearly;
  if (!seldom || one.role == Role::exception || one.role == Role::open_start ||
      one.role == Role::after)
    return false;
  if (has_own_year(one.span) || one.span.from.unit == Unit::programme) return false;
  const bool years = one.span.from.unit == Unit::year || is_school_unit(one.span.from.unit);
  return !years || one.span.from.part != Part::whole;  // «в начале каждого учебного года»
}

// The window, cut down by spans that say from when, until when, or within what.
std::optional<Period> TermComposer::narrowed(Period window) {
  for (const RoledSpan& one : parts_.spans) {
    if (is_point(one) || one.role == Role::exception) continue;
    const std::size_t before = placed_.size();
    if (!place(one)) return std::nullopt;
    const Period days = placed_[before].days;
    switch (one.role) {
      case Role::open_start:
      case Role::after:
        window.first = one.role == Role::after ? add_days(days.last, 1) : days.first;
        if (window.last < window.first) window.last = year_period(year_of(window.first)).last;
        break;
      case Role::deadline:
      case Role::before:
        window.last = days.last;
        if (window.last < window.first) window.first = year_period(year_of(window.last)).first;
        break;
      default: windows_.push_back(window = days);
    }
  }
  if (windows_.size() > 1) {  // «ежемесячно: сентябрь – ноябрь, февраль – апрель»
    for (const Period& days : windows_) {
      window.first = std::min(window.first, days.first);
      window.last = std::max(window.last, days.last);
    }
  }
  return window;
}

std::optional<Period> TermComposer::recurring_window() {
  const bool own = std::ranges::any_of(parts_.spans, [&](const RoledSpan& one) {
    return one.role == Role::plain && !is_point(one);
  });
  if (!own && !window_) {
    const auto dated = std::ranges::find_if(
        parts_.spans, [](const RoledSpan& one) { return has_own_year(one.span); });
    if (dated == parts_.spans.end()) {
      ask("no_year");
      return std::nullopt;
    }
    return narrowed(year_period(*dated->span.from.year));
  }
  if (!own && !own_window_) flag(window_->flag);
  return narrowed(window_ ? window_->days : year_period(2000));
}

void TermComposer::add_points(const Period& window) {
  for (const RoledSpan& one : parts_.spans) {
    if (!is_point(one)) continue;
    if (has_own_year(one.span)) {
      if (const auto days = own_period(one.span).days) out_.due.push_back(days->last);
      continue;
    }
    for (const Period& days : placings(one.span, window).periods) {
      // «до 1 февраля года, следующего за отчётным»
      const bool following = one.span.to.following_year;
      out_.due.push_back(following ? vekha::add_months(days.last, 12) : days.last);
    }
  }
}

bool TermComposer::is_excepted(const Period& whole) const {
  Date month = whole.first;
  while (month <= whole.last && is_month_excepted(month))
    month = vekha::add_months(month, 1);
  return whole.last < month;
}

bool TermComposer::is_month_excepted(Date month) const {
  return std::ranges::any_of(parts_.spans, [&](const RoledSpan& one) {
    if (one.role != Role::exception) return false;
    const auto days = period_in(one.span, year_of(month));
    return days && days->first <= month && month <= days->last;
  });
}

bool TermComposer::is_between_windows(const Period& month) const {
  return windows_.size() > 1 && std::ranges::none_of(windows_, [&](const Period& days) {
           return days.first <= month.last && month.first <= days.last;
         });
}

void TermComposer::add_months(const Period& window, int step) {
  const int whole = months_of(parts_.recurrence->frequency);
  for (Date first = period_start(window.first, whole);
       first <= window.last && out_.due.size() < most_due_dates;
       first = vekha::add_months(first, step)) {
    const Date end = add_days(vekha::add_months(first, step), -1);
    if (is_excepted({first, end}) || (step == 1 && is_between_windows({first, end}))) continue;
    const bool clip = !parts_.day_rule && parts_.weekday_ranks == 0 && window.last < end;
    add_due({first, clip ? window.last : end});
  }
}

void TermComposer::add_periods(const Period& window) {
  const Recurrence& recurrence = *parts_.recurrence;
  const bool one_year =
      recurrence.frequency == Frequency::yearly && days_between(window.first, window.last) <= 366;
  if (one_year && !parts_.day_rule) {
    out_.due.push_back(window.last);
    return;
  }
  add_months(window, months_of(recurrence.frequency) * std::clamp(recurrence.every, 1, 100));
}

void TermComposer::count_occurrences(const Period& window) {
  const Recurrence& recurrence = *parts_.recurrence;
  const int times = std::max(1, recurrence.times);
  switch (recurrence.frequency) {
    case Frequency::daily: return;
    case Frequency::weekly:
      out_.count = weekly_occurrences(window) * times / std::clamp(recurrence.every, 1, 100);
      return;
    case Frequency::school_quarter:
      out_.count = 4 * times * std::max(1, (days_between(window.first, window.last) + 183) / 365);
      return;
    default: break;
  }
  const int due = static_cast<int>(out_.due.size());
  const bool pointed =
      std::ranges::any_of(parts_.spans, [&](const RoledSpan& one) { return is_point(one); });
  out_.count = pointed ? due : due * times;
}

// «август–сентябрь 2024, далее ежемесячно»: what stands before «далее» is due for itself, then it
// recurs.
void TermComposer::prepend_before_further() {
  if (!parts_.further_at || *parts_.further_at == 0) return;
  const auto split = parts_.spans.begin() +
                     static_cast<std::ptrdiff_t>(std::min(*parts_.further_at, parts_.spans.size()));
  before_further_.assign(parts_.spans.begin(), split);
  parts_.spans.erase(parts_.spans.begin(), split);
}

// «сентябрь 2023, далее ежегодно»: at the same time of each later year.
bool TermComposer::repeat_yearly(const std::vector<Period>& lead, const Period& window) {
  const bool pointed =
      std::ranges::any_of(parts_.spans, [&](const RoledSpan& one) { return is_point(one); });
  if (lead.empty() || pointed || *out_.frequency != Frequency::yearly) return false;
  for (const Period& days : lead) {
    const Date month = make_date(year_of(days.last), month_of(days.last), 1);
    for (int years = 1; out_.due.size() < most_due_dates; ++years) {
      const Date later = vekha::add_months(month, 12 * years);
      if (window.last < later) break;
      const bool whole = days.last == last_day_of_month(year_of(days.last), month_of(days.last));
      out_.due.push_back(clamped_day(later, whole ? 31 : static_cast<int>(day_of(days.last))));
    }
  }
  return true;
}

void TermComposer::compose_recurring() {
  if (!parts_.recurrence) {
    parts_.recurrence =
        Recurrence{.frequency = parts_.day_rule ? parts_.day_rule->of.value_or(Frequency::monthly)
                                                : Frequency::weekly};
  }
  find_listed_points();
  out_.kind = parts_.schedule || parts_.further_at ? TermKind::mixed : TermKind::recurring;
  out_.frequency = parts_.recurrence->frequency;
  if (parts_.schedule) flag("schedule_ref");
  if (parts_.request) flag("on_request");
  prepend_before_further();
  std::vector<Period> lead;
  for (const RoledSpan& one : before_further_) {
    if (!place(one)) return;
    lead.push_back(placed_.back().days);
  }
  auto window = recurring_window();
  if (!window) return;
  out_.start = window->first;
  out_.end = window->last;
  if (!lead.empty()) {
    out_.start = lead.front().first;
    window->first = add_days(lead.back().last, 1);
    for (const Period& days : lead)
      out_.due.push_back(days.last);
  }
  if (window->last < window->first) {
    // «2024 год, далее ежегодно» of a programme that ends with that year: nothing recurs in it
    if (!lead.empty() && window->last <= lead.back().last) {
      out_.count = static_cast<int>(out_.due.size());
      return;
    }
    return ask("reversed_range");
  }
  if (is_dateless(*out_.frequency)) {
    if (*out_.frequency == Frequency::school_quarter) ask("school_quarter");
  } else {
    const std::size_t before = out_.due.size();
    add_points(*window);
    const bool repeated = repeat_yearly(lead, *window);
    if (out_.due.size() == before && !repeated) add_periods(*window);
    std::ranges::sort(out_.due);
    out_.due.erase(std::ranges::unique(out_.due).begin(), out_.due.end());
  }
  const bool assumed = *out_.frequency == Frequency::monthly && !parts_.recurrence->count_stated;
  if (assumed) flag("recurrence_count_assumed");
  count_occurrences(*window);
}

}  // namespace vekha::roadmap::reading
