#include "roadmap/cell_readings.h"

#include "base/text.h"
#include "roadmap/heads.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <set>

namespace vekha::roadmap {
namespace {

void add_flags(std::vector<std::string>& flags, const std::vector<std::string>& more) {
  for (const std::string& flag : more) {
    if (std::ranges::find(flags, flag) == flags.end()) flags.push_back(flag);
  }
}

void add_due(std::vector<Date>& due, const std::vector<Date>& more) {
  due.insert(due.end(), more.begin(), more.end());
  std::ranges::sort(due);
  const auto repeated = std::ranges::unique(due);
  due.erase(repeated.begin(), repeated.end());
}

bool says_something(const TermReading& reading) {
  return reading.kind != TermKind::blank && reading.kind != TermKind::not_planned;
}

/// Dated once in each of several years: one list of checkpoints. Anything else of one kind stays
/// it.
TermKind composed_kind(const std::vector<const TermReading*>& parts) {
  std::set<TermKind> kinds;
  for (const TermReading* part : parts)
    kinds.insert(part->kind);
  const bool dated = std::ranges::all_of(kinds, [](TermKind kind) {
    return kind == TermKind::interval || kind == TermKind::points || kind == TermKind::date ||
           kind == TermKind::deadline;
  });
  if (dated) return TermKind::points;
  return kinds.size() == 1 ? *kinds.begin() : TermKind::mixed;
}

/// The same answer for every column: its first candidates together, its second ones together.
std::vector<TermCandidate> composed_candidates(const std::vector<const TermReading*>& parts) {
  std::size_t most = 0;
  for (const TermReading* part : parts)
    most = std::max(most, part->candidates.size());
  std::vector<TermCandidate> candidates(most);
  for (const TermReading* part : parts) {
    if (!part->candidates.empty() && part->candidates.size() != most) return {};
    for (std::size_t i = 0; i < most; ++i) {
      const bool open = !part->candidates.empty();
      add_due(candidates[i].due, open ? part->candidates[i].due : part->due);
      if (open && candidates[i].label.empty()) candidates[i].label = part->candidates[i].label;
      const std::optional<Date> start = open ? part->candidates[i].start : part->start;
      const std::optional<Date> end = open ? part->candidates[i].end : part->end;
      if (start && (!candidates[i].start || *start < *candidates[i].start))
        candidates[i].start = start;
      if (end && (!candidates[i].end || *end > *candidates[i].end)) candidates[i].end = end;
    }
  }
  return candidates;
}

void add_part(TermReading& whole, const TermReading& part) {
  add_due(whole.due, part.due);
  const std::optional<Date> start =
      part.start ? part.start : (part.due.empty() ? std::nullopt : std::optional(part.due.front()));
  const std::optional<Date> end =
      part.end ? part.end : (part.due.empty() ? std::nullopt : std::optional(part.due.back()));
  if (start && (!whole.start || *start < *whole.start)) whole.start = start;
  if (end && (!whole.end || *end > *whole.end)) whole.end = end;
  if (part.fallback_end && (!whole.fallback_end || *part.fallback_end > *whole.fallback_end))
    whole.fallback_end = part.fallback_end;
  whole.needs_decision = whole.needs_decision || part.needs_decision;
  add_flags(whole.flags, part.flags);
}

std::optional<int> composed_count(const std::vector<const TermReading*>& parts) {
  int count = 0;
  for (const TermReading* part : parts) {
    if (!part->count) return std::nullopt;
    count += *part->count;
  }
  return count;
}

ReadingContext context_of(const ReadingFrame& frame, const Measure& measure) {
  ReadingContext context;
  context.programme = frame.programme;
  context.approved = frame.approved;
  context.school_year = frame.school_year;
  context.indicator = measure.indicator.text;
  return context;
}

bool any_value(const std::map<int, Passage>& years) {
  return std::ranges::any_of(years, [](const auto& year) { return is_value(year.second.text); });
}

/// A value or a mark in a column says that something is due in it.
TermReading whole_column(const Period& period, std::string_view source) {
  TermReading reading{.kind = TermKind::interval,
                      .start = period.first,
                      .end = period.last,
                      .due = {period.last},
                      .count = 1};
  reading.flags.emplace_back(source);
  return reading;
}

TermReading year_cell(int year, const Passage& cell, bool values, ReadingContext context) {
  if (!values || is_dash(cell.text)) {
    context.column_year = year;
    return read_term(cell.lines, context);
  }
  return whole_column(year_period(year), "year_from_column");
}

TermReading period_cell(const std::string& name, const Passage& cell, ReadingContext context) {
  const std::optional<Period> period = period_of_name(name);
  if (period && (is_mark(cell.text) || is_value(cell.text)))
    return whole_column(*period, "period_from_column");
  context.column_period = period;
  return read_term(cell.lines, context);
}

std::vector<TermReading> column_terms(const Measure& measure, const ReadingContext& context) {
  std::vector<TermReading> parts;
  const bool values = any_value(measure.years);
  parts.reserve(measure.years.size());
  for (const auto& [year, cell] : measure.years)
    parts.push_back(year_cell(year, cell, values, context));
  for (const auto& [name, cell] : measure.periods)
    parts.push_back(period_cell(name, cell, context));
  return parts;
}

/// «Численность детей на одного педагога, не более»: the indicator's name sets the limit.
bool says_limit(const Measure& measure) {
  if (!measure.direction.empty()) return false;
  const std::string name = text::key(measure.indicator.text);
  return name.ends_with("не более") || name.ends_with("не выше") || name.ends_with("не более,");
}

/// A share whose plans only go down from where it was is one that people want less of: «12,5 | 10 |
/// 8 | 0». Of counts nothing follows: so many things may be needed no more.
bool falls_from_baseline(const PlanReading& reading) {
  if (reading.kind != PlanKind::percent || !reading.baseline || !reading.value) return false;
  Decimal before = *reading.baseline;
  for (const auto& [year, target] : reading.year_targets) {
    if (target > before) return false;
    before = target;
  }
  return *reading.value < *reading.baseline;
}

void use_other_columns(const Measure& measure, PlanReading& reading) {
  if (!reading.unit && !measure.unit.empty()) reading.unit = measure.unit.text;
  if (!measure.baseline.empty() && !reading.baseline)
    reading.baseline = Decimal::parse(measure.baseline.text);
  const bool limit = says_limit(measure);
  const std::string direction = limit ? "убывание" : text::key(measure.direction.text);
  if (direction.starts_with("возраст") || direction.starts_with("увелич") ||
      direction.starts_with("рост"))
    reading.direction = Direction::up;
  const bool said = direction.starts_with("убыв") || direction.starts_with("сниж") ||
                    direction.starts_with("уменьш");
  const bool assumed = std::ranges::find(reading.flags, "cmp_default") != reading.flags.end();
  const bool shown = !said && assumed && !reading.direction && falls_from_baseline(reading);
  if (!said && !shown) return;
  reading.direction = Direction::down;
  if (shown) add_flags(reading.flags, {"direction_from_baseline"});
  if (assumed && reading.comparator == Comparator::at_least)
    reading.comparator = Comparator::at_most;
}

/// «85» and «не ниже 85» under a unit column «%» are read as «85 %», «не ниже 85 %».
std::string with_unit(const std::string& plan, const Measure& measure) {
  const std::string unit = text::key(measure.unit.text);
  const bool percent = unit == "%" || unit.starts_with("процент");
  const std::string_view value = text::trim(plan);
  const bool number_last = !value.empty() && value.back() >= '0' && value.back() <= '9';
  return percent && number_last ? plan + " %" : plan;
}

/// Only years have values: the last one is the target, each year has its own.
PlanReading plan_of_years(const Measure& measure, const ReadingContext& context) {
  PlanReading reading;
  std::map<int, Decimal> targets;
  for (const auto& [year, cell] : measure.years) {
    if (!is_value(cell.text)) continue;
    reading = read_plan(with_unit(cell.lines, measure), context);
    if (reading.value) targets[year] = *reading.value;
  }
  reading.year_targets = std::move(targets);
  reading.scope = Scope::per_year;
  add_flags(reading.flags, {"plan_from_years"});
  return reading;
}

/// Values in columns of quarters or months: levels that each must reach, or parts of a whole?
PlanReading plan_of_periods(const Measure& measure, const ReadingContext& context) {
  PlanReading reading;
  Decimal sum;
  std::vector<Decimal> values;
  for (const auto& [name, cell] : measure.periods) {
    if (is_mark(cell.text) || !is_value(cell.text)) continue;
    PlanReading part = read_plan(with_unit(cell.lines, measure), context);
    if (!part.value) continue;
    values.push_back(*part.value);
    sum = sum + *part.value;
    reading = std::move(part);
  }
  const bool parts = values.size() > 1 && reading.kind == PlanKind::count;
  if (!parts) return reading;
  reading.needs_decision = true;
  reading.candidates = {to_russian(values.back()), to_russian(sum)};
  add_flags(reading.flags, {"per_period_or_total"});
  return reading;
}

bool any_number(const Measure& measure) {
  return std::ranges::any_of(measure.periods, [](const auto& entry) {
    return !is_mark(entry.second.text) && is_value(entry.second.text) &&
           Decimal::parse(entry.second.text);
  });
}

}  // namespace

ReadingFrame frame_of(const Programme& programme, const ProgrammeTable& table) {
  ReadingFrame frame{.programme = programme.period};
  if (programme.approval) frame.approved = programme.approval->date;
  if (programme.period && month_of(programme.period->first) == 9) {
    const int first = year_of(programme.period->first);
    if (year_of(programme.period->last) == first + 1)
      frame.school_year = period_name(first, {PeriodHead::Kind::school_year, 0});
  }
  for (const FoundColumn& column : table.columns) {
    if (column.column == Column::year && column.year) frame.year_columns.push_back(*column.year);
  }
  return frame;
}

TermReading composed(const std::vector<TermReading>& parts) {
  std::vector<const TermReading*> said;
  for (const TermReading& part : parts) {
    if (says_something(part)) said.push_back(&part);
  }
  if (said.empty()) {
    const auto not_planned = std::ranges::find(parts, TermKind::not_planned, &TermReading::kind);
    if (not_planned != parts.end()) return *not_planned;
    return parts.empty() ? TermReading{} : parts.front();
  }
  TermReading whole = *said.front();
  if (said.size() == 1) return whole;
  whole.kind = composed_kind(said);
  whole.count = composed_count(said);
  whole.candidates = composed_candidates(said);
  for (const TermReading* part : said) {
    add_part(whole, *part);
    if (part->frequency != whole.frequency) whole.frequency.reset();
  }
  if (!whole.start && !whole.due.empty()) whole.start = whole.due.front();
  return whole;
}

TermReading term_of(const Measure& measure, const ReadingFrame& frame) {
  const ReadingContext context = context_of(frame, measure);
  const bool by_columns = !measure.years.empty() || !measure.periods.empty();
  if (frame.section && !by_columns) return term_within(*frame.section, measure.term.lines, context);
  if (!measure.term.empty()) return read_term(measure.term.lines, context);
  const std::vector<TermReading> parts = column_terms(measure, context);
  return parts.empty() ? read_term("", context) : composed(parts);
}

PlanReading plan_of(const Measure& measure, const ReadingFrame& frame,
                    const std::vector<std::string>& surplus) {
  ReadingContext context = context_of(frame, measure);
  const bool values = any_value(measure.years);
  PlanReading reading;
  if (!measure.plan.empty()) {
    if (values) {
      context.year_columns = frame.year_columns;
      for (const auto& [year, cell] : measure.years)
        context.year_values.push_back(cell.lines);
      context.year_values.insert(context.year_values.end(), surplus.begin(), surplus.end());
    }
    reading = read_plan(with_unit(measure.plan.lines, measure), context);
  } else if (values) {
    reading = plan_of_years(measure, context);
  } else if (any_number(measure)) {
    reading = plan_of_periods(measure, context);
  } else {
    reading = read_plan(measure.indicator.lines, context);
  }
  use_other_columns(measure, reading);
  return reading;
}

}  // namespace vekha::roadmap
