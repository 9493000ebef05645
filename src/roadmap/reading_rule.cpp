#include "roadmap/reading_rule.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

std::string_view rule_of_span(const Span& span) {
  if (span.from.part != Part::whole) return "term.part";
  if (span.is_range()) return "term.range";
  switch (span.from.unit) {
    case Unit::day: return "term.day";
    case Unit::month:
      return span.from.first_day > 1 || span.from.last_day > 0 ? "term.part" : "term.month";
    case Unit::season: return "term.season";
    case Unit::quarter: return "term.quarter";
    case Unit::half_year: return "term.half_year";
    case Unit::year: return "term.year";
    case Unit::school_half:
    case Unit::school_year: return "term.school_year";
    case Unit::school_quarter: return "term.school_quarter";
    case Unit::programme: return "term.programme";
  }
  return "term.range";
}

std::string_view rule_of_recurrence(const TermParts& parts) {
  const bool excepted = std::ranges::any_of(
      parts.spans, [](const RoledSpan& one) { return one.role == Role::exception; });
  if (excepted) return "term.recurring_except";
  if (parts.day_rule) return "term.day_of_month";
  return parts.weekdays != 0 ? "term.weekday" : "term.recurring";
}

}  // namespace

std::string_view rule_of(TermKind kind, const TermParts& parts) {
  switch (kind) {
    case TermKind::interval:
    case TermKind::date:
      return parts.spans.empty() ? "term.mark" : rule_of_span(parts.spans.front().span);
    case TermKind::deadline: return "term.deadline";
    case TermKind::points: return "term.list";
    case TermKind::recurring: return rule_of_recurrence(parts);
    case TermKind::continuous: return "term.continuous";
    case TermKind::mixed: return parts.schedule ? "term.schedule_and_dates" : "term.further";
    case TermKind::open_end: return "term.open_end";
    case TermKind::schedule_ref: return "term.schedule";
    case TermKind::on_request: return "term.request";
    case TermKind::event_relative: return "term.event";
    case TermKind::not_planned: return "term.not_planned";
    case TermKind::blank: return "term.blank";
    case TermKind::invalid: return "term.impossible";
  }
  return "term.impossible";
}

}  // namespace vekha::roadmap::reading
