#include "roadmap/reading_term_years.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

constexpr int most_years =
    60;  // of a programme that claims to be longer, the rest is not looked at
constexpr int first_school_month = 9;

bool takes_a_year(const Ref& ref) {
  return ref.unit != Unit::year && ref.unit != Unit::programme && !is_school_unit(ref.unit);
}

bool is_yearless(const Span& span) {
  return !span.from.year && !span.to.year;
}

void settle_school_year(Ref& ref) {
  if (!ref.school_year) return;
  if (is_school_unit(ref.unit)) {
    ref.year = ref.school_year;
    return;
  }
  const bool autumn = ref.unit == Unit::quarter  ? ref.index >= 3
                      : ref.unit == Unit::season ? ref.index == 4
                                                 : ref.index >= first_school_month;
  ref.year = *ref.school_year + (autumn ? 0 : 1);
}

void share_within(Span& span) {
  if (span.to.school_year && !span.from.year && !span.from.school_year)
    span.from.school_year = span.to.school_year;
  settle_school_year(span.from);
  settle_school_year(span.to);
  if (!takes_a_year(span.from) || !takes_a_year(span.to)) return;
  const bool rising = order_in_year(span.from) <= order_in_year(span.to);
  if (!span.from.year && span.to.year) {
    span.from.year = *span.to.year - (rising ? 0 : 1);
    span.turn_assumed = !rising;
  }
  if (span.from.year && !span.to.year) span.to.year = *span.from.year + (rising ? 0 : 1);
}

void set_year(Span& span, int year) {
  const bool rising = order_in_year(span.from) <= order_in_year(span.to);
  span.from.year = year;
  span.to.year = year + (rising ? 0 : 1);
}

void take_from_next(Span& span, const Span& next, Flags& flags) {
  if (next.from.school_year) {
    span.from.school_year = span.to.school_year = next.from.school_year;
    settle_school_year(span.from);
    settle_school_year(span.to);
    return;
  }
  const bool rising = order_in_year(span.to) <= order_in_year(next.from);
  if (!rising) add_flag(flags, "order_suggests_school_year");
  set_year(span, *next.from.year - (rising ? 0 : 1));
}

void take_from_previous(Span& span, const Span& previous, Flags& flags) {
  const bool rising = order_in_year(previous.from) <= order_in_year(span.from);
  if (!rising) add_flag(flags, "order_suggests_school_year");
  set_year(span, *previous.to.year + (rising ? 0 : 1));
}

bool can_share(const Span& span) {
  return takes_a_year(span.from) && takes_a_year(span.to);
}

bool overlaps(const Period& a, const Period& b) {
  return a.first <= b.last && b.first <= a.last;
}

}  // namespace

std::optional<Window> context_window(const ReadingContext& context) {
  if (context.column_period) return Window{*context.column_period, "year_from_column"};
  if (context.column_year && checked_date(*context.column_year, 1, 1)) {
    return Window{year_period(*context.column_year), "year_from_column"};
  }
  if (context.programme) return Window{*context.programme, "year_from_programme"};
  if (const auto year = school_year_of(context))
    return Window{school_year_period(*year), "year_from_school_year"};
  return std::nullopt;
}

void share_years(std::vector<RoledSpan>& spans, Flags& flags) {
  for (RoledSpan& one : spans)
    share_within(one.span);
  for (std::size_t i = spans.size(); i-- > 1;) {
    Span& span = spans[i - 1].span;
    const Span& next = spans[i].span;
    if (is_yearless(span) && can_share(span) && can_share(next) && next.from.year)
      take_from_next(span, next, flags);
  }
  for (std::size_t i = 1; i < spans.size(); ++i) {
    Span& span = spans[i].span;
    const Span& previous = spans[i - 1].span;
    if (is_yearless(span) && can_share(span) && can_share(previous) && previous.to.year) {
      take_from_previous(span, previous, flags);
    }
  }
}

std::optional<Period> period_in(const Span& span, int year) {
  const auto first = period_of(span.from, span.from.year.value_or(year));
  if (!first) return std::nullopt;
  auto last = period_of(span.to, span.to.year.value_or(year));
  if (last && last->last < first->first && !span.to.year) last = period_of(span.to, year + 1);
  if (!last || last->last < first->first) return std::nullopt;
  return Period{first->first, last->last};
}

bool has_own_year(const Span& span) {
  return span.from.year && span.to.year;
}

OwnPeriod own_period(const Span& span) {
  const auto first = period_of(span.from, *span.from.year);
  const auto last = period_of(span.to, *span.to.year);
  if (!first || !last) return {};
  if (last->last < first->first) return {std::nullopt, true};
  return {Period{first->first, last->last}, false};
}

Placings placings(const Span& span, const Period& window) {
  Placings inside;
  inside.inside = true;
  Placings touching;
  const int last = std::min(year_of(window.last), year_of(window.first) + most_years);
  for (int year = year_of(window.first) - 1; year <= last; ++year) {
    const auto days = period_in(span, year);
    if (!days || !overlaps(*days, window)) continue;
    touching.periods.push_back(*days);
    if (window.first <= days->first && days->last <= window.last) inside.periods.push_back(*days);
  }
  return inside.periods.empty() ? touching : inside;
}

std::vector<int> school_years_in(const Period& window) {
  std::vector<int> inside;
  std::vector<int> touching;
  const int last = std::min(year_of(window.last), year_of(window.first) + most_years);
  for (int year = std::max(1, year_of(window.first) - 1); year <= last; ++year) {
    const Period days = school_year_period(year);
    if (!overlaps(days, window)) continue;
    touching.push_back(year);
    if (window.first <= days.first && days.last <= window.last) inside.push_back(year);
  }
  return inside.empty() ? touching : inside;
}

std::optional<int> school_year_of(const ReadingContext& context) {
  int year = 0;
  if (!context.school_year || context.school_year->size() < 4) return std::nullopt;
  for (const char c : context.school_year->substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  constexpr int earliest = 1900;
  constexpr int latest = 2200;
  return year >= earliest && year <= latest ? std::optional(year) : std::nullopt;
}

}  // namespace vekha::roadmap::reading
