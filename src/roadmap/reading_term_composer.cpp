#include "roadmap/reading_term_composer.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

bool is_window_unit(Unit unit) {
  return unit == Unit::year || unit == Unit::school_year || unit == Unit::programme;
}

bool is_window(const RoledSpan& one) {
  return one.role == Role::plain && is_window_unit(one.span.from.unit) &&
         one.span.from.part == Part::whole;
}

bool is_fine(const RoledSpan& one) {
  return one.role != Role::exception && !is_window_unit(one.span.from.unit);
}

// A day that no year has: 31 April. 29 February may exist.
bool is_impossible(const Ref& ref) {
  if (ref.unit == Unit::programme || ref.unit == Unit::school_quarter) return false;
  constexpr int leap_year = 2024;
  return !period_of(ref, ref.year.value_or(leap_year));
}

std::string month_and_day(Date day) {
  return to_iso(day).substr(5);
}

}  // namespace

TermComposer::TermComposer(TermParts parts, const ReadingContext& context)
    : parts_(std::move(parts)), context_(context), window_(context_window(context)) {
  for (const RoledSpan& one : parts_.spans)
    list_size_ += one.role == Role::exception ? 0U : 1U;
  share_years(parts_.spans, parts_.flags);
}

void TermComposer::ask(std::string_view name) {
  flag(name);
  out_.needs_decision = true;
}

void TermComposer::refuse(std::string_view name) {
  out_.kind = TermKind::invalid;
  ask(name);
}

// «апрель, октябрь в течение 2024 года»: the year is where the months are looked for, not a third
// span.
void TermComposer::lift_windows() {
  auto& spans = parts_.spans;
  if (!std::ranges::any_of(spans, is_fine)) return;
  const auto window = std::ranges::find_if(spans, is_window);
  if (window == spans.end()) return;
  const bool yearless = std::ranges::any_of(
      spans, [](const RoledSpan& one) { return is_fine(one) && !has_own_year(one.span); });
  if (!yearless && has_own_year(window->span)) return;
  std::optional<Period> days;
  if (has_own_year(window->span)) {
    days = own_period(window->span).days;
    own_window_ = days.has_value();
    if (days) window_ = Window{*days, ""};
  } else if (window->span.from.unit == Unit::school_year && school_year_of(context_)) {
    window_ = Window{school_year_period(*school_year_of(context_)), "year_from_school_year"};
  }
  spans.erase(window);
}

// «декабрь – январь 2024»: from 2023 or until 2025? The programme may tell.
bool TermComposer::ask_about_turn_of_year(Span& span) {
  if (!span.turn_assumed) return false;
  const auto earlier = own_period(span).days;
  Span later = span;
  ++*later.from.year;
  ++*later.to.year;
  const auto days = own_period(later).days;
  if (!earlier || !days) return false;
  const auto within = [&](const Period& one) {
    return window_ && window_->days.first <= one.first && one.last <= window_->days.last;
  };
  if (within(*earlier) != within(*days)) {
    if (within(*days)) span = later;
    return false;
  }
  refuse("reversed_range");
  for (const Period& one : {*earlier, *days})
    out_.candidates.push_back({"", one.first, one.last, {}});
  return true;
}

bool TermComposer::refuse_impossible() {
  for (RoledSpan& one : parts_.spans) {
    if (is_impossible(one.span.from) || is_impossible(one.span.to)) {
      refuse("invalid_date");
      return true;
    }
    if (!has_own_year(one.span)) continue;
    if (ask_about_turn_of_year(one.span)) return true;
    if (!own_period(one.span).reversed) continue;
    refuse("reversed_range");
    for (const int shift : {1, -1}) {
      Span mended = one.span;
      *(shift > 0 ? mended.to.year : mended.from.year) += shift;
      if (const auto days = own_period(mended).days)
        out_.candidates.push_back({"", days->first, days->last, {}});
    }
    return true;
  }
  return false;
}

std::optional<Period> TermComposer::place_programme() {
  if (!window_) {
    ask("no_programme");
    return std::nullopt;
  }
  flag(window_->flag);
  return context_.programme && !own_window_ ? *context_.programme : window_->days;
}

std::optional<Period> TermComposer::place_school_year(const Span& span) {
  if (const auto stated = school_year_of(context_)) {
    flag("school_year_end_assumed");
    return period_in(span, *stated);
  }
  std::vector<int> years;
  if (window_) years = school_years_in(window_->days);
  if (years.size() == 1) {
    flag("school_year_end_assumed");
    flag(window_->flag);
    return period_in(span, years.front());
  }
  ask("school_year_ambiguous");
  flag("no_year");
  for (const int year : years) {
    if (const auto days = period_in(span, year))
      out_.candidates.push_back({"", days->first, days->last, {}});
  }
  return std::nullopt;
}

void TermComposer::ask_for_year(const Span& span, const Placings& found) {
  ask("no_year");
  if (!window_) return;
  flag(found.inside ? "multi_year_programme" : "school_year_ambiguous");
  if (list_size_ > 1 || found.periods.empty()) return;  // a list asks for all of its spans at once
  if (!found.inside) {
    for (const Period& days : found.periods)
      out_.candidates.push_back({"", days.first, days.last, {}});
    return;
  }
  const Period& first = found.periods.front();
  out_.candidates.push_back({"", first.first, first.last, {}});
  std::string label = "FREQ=A: ";
  if (span.is_range()) label += month_and_day(first.first) + "..";
  label += month_and_day(first.last) + " of ";
  for (const Period& days : found.periods) {
    if (&days != &found.periods.front()) label += ",";
    label += std::to_string(year_of(days.first));
  }
  out_.candidates.push_back({label, std::nullopt, std::nullopt, {}});
}

// «до 1 марта следующего года»: the year after the only one of the window.
std::optional<Period> TermComposer::place_in_following_year(const Span& span) {
  const bool one_year = window_ && year_of(window_->days.first) == year_of(window_->days.last);
  if (!one_year) {
    ask("no_year");
    return std::nullopt;
  }
  flag(window_->flag);
  flag("following_year");
  return period_in(span, year_of(window_->days.first) + 1);
}

// «апрель 2021–2023 гг.»: in every year of its own window.
bool TermComposer::place_in_each_year(const RoledSpan& one) {
  if (!own_window_ || has_own_year(one.span) || is_school_unit(one.span.from.unit)) return false;
  const Placings found = placings(one.span, window_->days);
  if (!found.inside || found.periods.size() < 2) return false;
  for (const Period& days : found.periods)
    placed_.push_back({days, one});
  return true;
}

std::optional<Period> TermComposer::place_by_calendar(const Span& span) {
  if (span.to.following_year) return place_in_following_year(span);
  Placings found;
  if (window_) found = placings(span, window_->days);
  // «в течение года» in a school's programme from September to May: that year is the programme.
  if (span.from.unit == Unit::year && !found.inside && window_ &&
      days_between(window_->days.first, window_->days.last) <= 366) {
    flag(window_->flag);
    return window_->days;
  }
  if (found.periods.size() == 1 && found.inside) {
    flag(window_->flag);
    return found.periods.front();
  }
  if (!found.inside && window_ && window_->flag == "year_from_school_year") {
    // «август» of a school year stands before it, «до 1 июня» after it
    constexpr int first_of_august = 8 * 32 + 1;
    const int shift = order_in_year(span.from) >= first_of_august ? 0 : 1;
    flag(window_->flag);
    return period_in(span, year_of(window_->days.first) + shift);
  }
  const bool one_year = window_ && year_of(window_->days.first) == year_of(window_->days.last);
  if (one_year && (found.periods.empty() || found.periods.size() == 1)) {
    const auto days = period_in(span, year_of(window_->days.first));
    if (days) {
      flag(window_->flag);
      ask(context_.column_period ? "outside_column" : "outside_programme");
      return days;
    }
    refuse("invalid_date");
    return std::nullopt;
  }
  ask_for_year(span, found);
  return std::nullopt;
}

// In a plan for a school year «I полугодие» is the school's.
bool TermComposer::in_school_year() const {
  if (!window_) return false;
  constexpr unsigned august = 8;
  constexpr unsigned september = 9;
  const unsigned month = month_of(window_->days.first);
  return (month == august || month == september) &&
         days_between(window_->days.first, window_->days.last) <= 366;
}

bool TermComposer::place(const RoledSpan& given) {
  RoledSpan one = given;
  const bool half = one.span.from.unit == Unit::half_year && one.span.to.unit == Unit::half_year;
  if (half && !has_own_year(one.span) && in_school_year()) {
    one.span.from.unit = one.span.to.unit = Unit::school_half;
    one.span.from.year = one.span.to.year = year_of(window_->days.first);
    flag(window_->flag);
  }
  const Span& span = one.span;
  if (place_in_each_year(one)) return true;
  std::optional<Period> days;
  if (span.from.unit == Unit::school_quarter || span.to.unit == Unit::school_quarter) {
    ask("school_quarter");
  } else if (span.from.unit == Unit::programme) {
    days = place_programme();
  } else if (has_own_year(span)) {
    days = own_period(span).days;
    if (is_school_unit(span.from.unit)) flag("school_year_end_assumed");
  } else if (is_school_unit(span.from.unit)) {
    days = place_school_year(span);
  } else {
    days = place_by_calendar(span);
  }
  if (!days) return false;
  placed_.push_back({*days, one});
  return true;
}

bool TermComposer::place_all() {
  for (const RoledSpan& one : parts_.spans) {
    if (one.role == Role::exception) continue;
    if (place(one)) continue;
    unplaced_ = true;
    if (out_.kind == TermKind::invalid) return false;
  }
  return !unplaced_;
}

// Plainly a slip of the year: the same days within the programme are offered.
void TermComposer::ask_about_shifted(const Period& days) {
  const Period& programme = *context_.programme;
  const int shift = year_of(programme.first) - year_of(days.first);
  const Date first = vekha::add_months(days.first, 12 * shift);
  const Date last = vekha::add_months(days.last, 12 * shift);
  if (programme.first <= last && last <= programme.last)
    out_.candidates.push_back({"", first, last, {}});
}

void TermComposer::check_against_context() {
  if (context_.approved) {
    const bool early =
        std::ranges::any_of(out_.due, [&](Date due) { return due < *context_.approved; });
    if (early) flag("due_before_approval");
  }
  for (const Placed& one : placed_) {
    if (!has_own_year(one.from.span)) continue;
    const bool outside = context_.programme && !context_.programme->contains(one.days.last) &&
                         one.from.role != Role::open_start;
    const bool other_year = context_.column_year && year_of(one.days.last) != *context_.column_year;
    if (other_year) ask("outside_column");
    if (!outside) continue;
    ask("outside_programme");
    ask_about_shifted(one.days);
  }
}

}  // namespace vekha::roadmap::reading
