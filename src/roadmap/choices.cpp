#include "roadmap/choices.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vekha::roadmap {
namespace {

std::string dates_in_russian(const std::vector<Date>& days) {
  constexpr std::size_t most_shown = 6;
  std::vector<std::string> texts;
  for (const Date day : days) {
    if (texts.size() < most_shown) texts.push_back(to_russian(day));
  }
  const std::string more =
      days.size() > most_shown ? " … всего " + std::to_string(days.size()) : std::string();
  return text::join(texts, ", ") + more;
}

std::string dates_in_iso(const std::vector<Date>& days) {
  std::vector<std::string> texts;
  texts.reserve(days.size());
  for (const Date day : days)
    texts.push_back(to_iso(day));
  return text::join(texts, ", ");
}

Words effect_of(const TermReading& term) {
  if (term.due.empty()) return {"контрольных дат нет", "no due dates"};
  const bool one = term.due.size() == 1;
  return {(one ? "контрольная дата " : "контрольные даты ") + dates_in_russian(term.due),
          (one ? "due on " : "due on each of ") + dates_in_iso(term.due)};
}

TermReading reading_of(const TermCandidate& candidate) {
  TermReading term{.start = candidate.start, .end = candidate.end, .due = candidate.due};
  if (term.due.empty() && candidate.end) term.due = {*candidate.end};
  if (!term.end && !term.due.empty()) term.end = term.due.back();
  term.kind = term.due.size() > 1 ? TermKind::points : TermKind::interval;
  return term;
}

bool names_days(const TermCandidate& candidate) {
  return candidate.end || !candidate.due.empty();
}

std::string shown_days(const TermCandidate& candidate) {
  if (!candidate.due.empty() && !candidate.end) return dates_in_russian(candidate.due);
  const std::string last = to_russian(*candidate.end);
  return candidate.start && candidate.start != candidate.end
             ? to_russian(*candidate.start) + " – " + last
             : last;
}

/// Labels of the grammar that are no dates, in words for people.
std::string in_words(std::string label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words = {{
      {"school-year cycle", "по учебным годам"},
      {"every year", "каждый год"},
      {"several values", "несколько значений"},
      {"a fraction", "дробное число"},
      {" (level)", " (достигаемый уровень)"},
      {" show growth", " показывают рост"},
      {"growth by ", "прирост на "},
      {" of families", " семей"},
  }};
  for (const auto& [english, russian] : words) {
    const std::size_t at = label.find(english);
    if (at != std::string::npos) label.replace(at, english.size(), russian);
  }
  return label;
}

Choice term_choice(const Programme& programme, const Measure& measure,
                   const TermCandidate& candidate) {
  Choice choice;
  if (names_days(candidate)) {
    choice.term = reading_of(candidate);
    choice.shown = shown_days(candidate);
  } else if (candidate.label.starts_with("FREQ=A") || says_every_year(candidate.label)) {
    TermReading term = term_in_every_year(programme, measure);
    if (!term.needs_decision && !term.due.empty()) choice.term = std::move(term);
    choice.shown = "каждый год";
  } else {
    TermReading term = read_term(candidate.label, context_of_decision(programme, measure));
    if (!term.needs_decision && !term.due.empty()) choice.term = std::move(term);
    choice.shown = in_words(candidate.label);
  }
  if (choice.term) choice.effect = effect_of(*choice.term);
  return choice;
}

std::string shown_value(const PlanReading& plan) {
  std::string value = plan.value ? to_russian(*plan.value) : std::string();
  if (plan.kind == PlanKind::percent) value += " %";
  return value;
}

/// Growth of something to a percent, by the grammar's English marks.
std::optional<PlanReading> plan_reading_of(const std::string& label, const Programme& programme,
                                           const Measure& measure) {
  PlanReading certain = measure.plan_reading;
  certain.needs_decision = false;
  certain.candidates.clear();
  if (label.ends_with("(level)") || label.ends_with("show growth")) return certain;
  if (label.starts_with("growth by")) {
    certain.kind = PlanKind::change;
    certain.delta = certain.value;
    return certain.baseline ? std::optional(std::move(certain)) : std::nullopt;
  }
  PlanReading read = read_plan(label, context_of_decision(programme, measure));
  if (read.needs_decision || read.kind == PlanKind::qualitative || read.kind == PlanKind::blank)
    return std::nullopt;
  if (!read.unit) read.unit = certain.unit;
  if (!read.baseline) read.baseline = certain.baseline;
  return read;
}

Choice plan_choice(const Programme& programme, const Measure& measure, const std::string& label) {
  Choice choice{.shown = in_words(label)};
  choice.plan = plan_reading_of(label, programme, measure);
  if (choice.plan && choice.plan->value)
    choice.effect = {"плановое значение " + shown_value(*choice.plan),
                     "planned value " + to_plain(*choice.plan->value)};
  return choice;
}

}  // namespace

bool says_every_year(const std::string& text) {
  const std::string key = text::key(text);
  return key.starts_with("каждый год") || key.starts_with("ежегодно") ||
         key.starts_with("every year");
}

ReadingContext context_of_decision(const Programme& programme, const Measure& measure) {
  ReadingContext context;
  context.programme = programme.period;
  if (programme.approval) context.approved = programme.approval->date;
  context.indicator = measure.indicator.text;
  return context;
}

TermReading term_in_year(const Programme& programme, const Measure& measure, int year) {
  ReadingContext context = context_of_decision(programme, measure);
  context.column_year = year;
  return read_term(measure.term.lines.empty() ? measure.term.text : measure.term.lines, context);
}

TermReading term_in_every_year(const Programme& programme, const Measure& measure) {
  if (!programme.period) return measure.term_reading;
  TermReading whole;
  const int last = year_of(programme.period->last);
  for (int year = year_of(programme.period->first); year <= last; ++year) {
    const TermReading part = term_in_year(programme, measure, year);
    if (part.needs_decision) return part;
    if (!whole.start) whole.start = part.start;
    if (part.end) whole.end = part.end;
    for (const Date day : part.due) {
      if (whole.due.empty() || whole.due.back() < day) whole.due.push_back(day);
    }
  }
  whole.kind = TermKind::recurring;
  whole.frequency = Frequency::yearly;
  whole.flags = {"every_year"};
  return whole;
}

std::vector<Choice> term_choices(const Programme& programme, const Measure& measure) {
  std::vector<Choice> choices;
  if (!measure.term_reading.needs_decision) return choices;
  for (const TermCandidate& candidate : measure.term_reading.candidates)
    choices.push_back(term_choice(programme, measure, candidate));
  return choices;
}

std::vector<Choice> plan_choices(const Programme& programme, const Measure& measure) {
  std::vector<Choice> choices;
  if (!measure.plan_reading.needs_decision) return choices;
  for (const std::string& label : measure.plan_reading.candidates)
    choices.push_back(plan_choice(programme, measure, label));
  return choices;
}

std::vector<Choice> choices_of(const Programme& programme, const Measure& measure) {
  std::vector<Choice> choices = term_choices(programme, measure);
  for (Choice& choice : plan_choices(programme, measure))
    choices.push_back(std::move(choice));
  return choices;
}

}  // namespace vekha::roadmap
