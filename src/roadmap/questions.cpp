#include "roadmap/questions.h"

#include "base/text.h"
#include "roadmap/choices.h"
#include "roadmap/question_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace vekha::roadmap {
namespace {

bool has_flag(const std::vector<std::string>& flags, std::string_view flag) {
  return std::ranges::find(flags, flag) != flags.end();
}

/// The flag that says most; flags beside it tell of repairs.
std::string leading_code(const std::vector<std::string>& flags,
                         std::span<const std::string_view> order, std::string_view otherwise) {
  for (const std::string_view code : order) {
    if (has_flag(flags, code)) return std::string(code);
  }
  return std::string(otherwise);
}

std::string term_code(const TermReading& reading) {
  static constexpr std::array<std::string_view, 11> order = {"excel_autodate",
                                                             "invalid_date",
                                                             "reversed_range",
                                                             "outside_programme",
                                                             "school_year_ambiguous",
                                                             "no_year",
                                                             "order_suggests_school_year",
                                                             "school_quarter",
                                                             "open_ended",
                                                             "schedule_ref",
                                                             "event_relative"};
  if (reading.kind == TermKind::blank) return "blank_term";
  return leading_code(reading.flags, order, "term_unclear");
}

std::string plan_code(const PlanReading& reading) {
  static constexpr std::array<std::string_view, 12> order = {"executor_in_indicator",
                                                             "value_deliverable_mismatch",
                                                             "growth_or_level",
                                                             "do_ambiguous",
                                                             "baseline_missing",
                                                             "excel_autodate",
                                                             "schedule_ref",
                                                             "per_year_or_total",
                                                             "per_period_or_total",
                                                             "plural_count_unknown",
                                                             "on_request",
                                                             "no_metric"};
  if (reading.kind == PlanKind::blank) return "blank_plan";
  return leading_code(reading.flags, order,
                      reading.kind == PlanKind::qualitative ? "no_metric" : "plan_unclear");
}

std::string printed_term(const Measure& measure) {
  if (!measure.term.empty()) return measure.term.text;
  std::vector<std::string> cells;
  cells.reserve(measure.years.size());
  for (const auto& [year, cell] : measure.years)
    cells.push_back(std::to_string(year) + ": " + cell.text);
  for (const auto& [period, cell] : measure.periods)
    cells.push_back(period + ": " + cell.text);
  return text::join(cells, "; ");
}

const Passage& printed_plan(const Measure& measure) {
  return measure.plan.empty() ? measure.indicator : measure.plan;
}

Place place_of(const Passage& passage, const Measure& measure) {
  return passage.places.empty() ? measure.place : passage.places.front();
}

Question question(std::string code, Place place, const Measure& measure, std::string text) {
  Question out{.code = std::move(code),
               .place = std::move(place),
               .measure_id = measure.id,
               .text = std::move(text),
               .blocking = true,
               .about = Subject::row};
  out.ask = ask_words(out.code);
  return out;
}

void offer(const std::vector<Choice>& choices, Question& question) {
  for (const Choice& choice : choices) {
    question.candidates.push_back(choice.shown);
    question.effects.push_back(choice.effect);
  }
}

Question about_term(const Programme& programme, const Measure& measure) {
  Question out = question(term_code(measure.term_reading), place_of(measure.term, measure), measure,
                          printed_term(measure));
  out.about = Subject::term;
  offer(term_choices(programme, measure), out);
  return out;
}

Question about_plan(const Programme& programme, const Measure& measure) {
  const Passage& plan = printed_plan(measure);
  Question out =
      question(plan_code(measure.plan_reading), place_of(plan, measure), measure, plan.text);
  out.about = Subject::plan;
  offer(plan_choices(programme, measure), out);
  out.blocking = measure.plan_reading.kind != PlanKind::qualitative;
  return out;
}

bool lacks_only_the_year(const TermReading& reading) {
  return reading.needs_decision && term_code(reading) == "no_year" &&
         has_flag(reading.flags, "multi_year_programme");
}

/// Every row asks the same: in which year? So it is asked once.
Question about_years(const Programme& programme, const std::vector<const Measure*>& measures) {
  std::vector<std::string> rows;
  rows.reserve(measures.size());
  for (const Measure* measure : measures)
    rows.push_back(measure->id + ": " + printed_term(*measure));
  Question out = question("no_year", place_of(measures.front()->term, *measures.front()),
                          *measures.front(), text::join(rows, "; "));
  out.measure_id.clear();
  for (const Measure* measure : measures)
    out.measures.push_back(measure->id);
  out.about = Subject::document;
  if (!programme.period) return out;
  const std::string rows_asked = std::to_string(measures.size());
  const int last = year_of(programme.period->last);
  std::size_t due = 0;
  for (const Measure* measure : measures)
    due += term_in_every_year(programme, *measure).due.size();
  out.candidates.emplace_back("каждый год");
  out.effects.push_back({"строк: " + rows_asked + ", контрольных дат: " + std::to_string(due),
                         "rows: " + rows_asked + ", due dates: " + std::to_string(due)});
  for (int year = year_of(programme.period->first); year <= last; ++year) {
    const std::string shown = std::to_string(year);
    out.candidates.push_back(shown);
    out.effects.push_back({"строк: " + rows_asked + ", все сроки в " + shown + " году",
                           "rows: " + rows_asked + ", all terms in " + shown});
  }
  return out;
}

/// Neither the plan's column (where there is one) nor the term says anything.
bool says_nothing(const ProgrammeTable& table, const Measure& measure) {
  const bool has_plan = std::ranges::any_of(
      table.columns, [](const FoundColumn& column) { return column.column == Column::plan; });
  const bool plan_blank =
      has_plan ? measure.plan.empty() : measure.plan_reading.kind == PlanKind::blank;
  return plan_blank && measure.term_reading.kind == TermKind::blank;
}

bool any_column(const ProgrammeTable& table, Column wanted) {
  return std::ranges::any_of(table.columns,
                             [&](const FoundColumn& column) { return column.column == wanted; });
}

/// A table without terms, or without plans and indicators, can't be asked about each row's.
bool has_terms(const ProgrammeTable& table) {
  return any_column(table, Column::term) || any_column(table, Column::year) ||
         any_column(table, Column::period);
}

void ask_about_measure(const Programme& programme, const ProgrammeTable& table,
                       const Measure& measure, std::vector<Question>& questions) {
  if (has_terms(table) && says_nothing(table, measure)) {
    questions.push_back(
        question("blank_plan_and_term", measure.place, measure, measure.title.text));
    return;
  }
  const bool term = measure.term_reading.needs_decision && has_terms(table);
  if (term && !lacks_only_the_year(measure.term_reading))
    questions.push_back(about_term(programme, measure));
  const bool plan = any_column(table, Column::plan) || any_column(table, Column::indicator) ||
                    any_column(table, Column::year) ||
                    has_flag(measure.plan_reading.flags, "per_period_or_total");
  if (!plan || !measure.plan_reading.needs_decision) return;
  Question about = about_plan(programme, measure);
  // The plan's column may repeat the term's schedule: one question is enough.
  if (!term || about.code != "schedule_ref") questions.push_back(std::move(about));
}

/// Which school year is meant, one answer settles in every row, whatever the row's words.
std::string group_of(const Question& question) {
  const bool any_words = question.code == "school_year_ambiguous";
  const std::string words = any_words ? "" : text::key(question.text);
  return question.code + "\n" + words;
}

void join_into(Question& first, const Question& other) {
  if (first.measures.empty()) {
    first.measures.push_back(first.measure_id);
    first.measure_id.clear();
  }
  first.measures.push_back(other.measure_id);
  const bool same_words = text::key(first.text) == text::key(other.text);
  if (!same_words && first.text.find(other.text) == std::string::npos)
    first.text += "; " + other.text;
  if (first.candidates != other.candidates) {
    first.candidates.clear();
    first.effects.clear();
  }
  first.blocking = first.blocking || other.blocking;
}

/// The same question in many rows is asked once, of the document.
std::vector<Question> asked_once(std::vector<Question> questions) {
  std::vector<Question> once;
  std::map<std::string, std::size_t> known;
  for (Question& question : questions) {
    const bool joins = question.about == Subject::term && !question.text.empty();
    if (!joins) {
      once.push_back(std::move(question));
      continue;
    }
    const auto [at, added] = known.emplace(group_of(question), once.size());
    if (added) {
      once.push_back(std::move(question));
    } else {
      join_into(once[at->second], question);
    }
  }
  return once;
}

Question of_document(std::string code, Place place, std::string text) {
  Question out{.code = std::move(code), .place = std::move(place), .text = std::move(text)};
  out.ask = ask_words(out.code);
  return out;
}

bool equals_a_neighbour(const Passage& cell, const Measure& measure) {
  if (cell.text == measure.plan.text) return true;
  return std::ranges::any_of(measure.years,
                             [&](const auto& year) { return year.second.text == cell.text; });
}

void ask_about_surplus(Measure& measure, const std::vector<Passage>& cells,
                       std::vector<Question>& questions) {
  measure.flags.emplace_back("extra_value_column");
  if (std::ranges::all_of(cells,
                          [&](const Passage& cell) { return equals_a_neighbour(cell, measure); }))
    return;
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const Passage& cell : cells)
    texts.push_back(cell.text);
  const std::string code = measure.years.empty() ? "extra_cells" : "extra_value_differs";
  questions.push_back(
      question(code, cells.front().places.front(), measure, text::join(texts, " | ")));
}

void ask_about_flags(const Measure& measure, std::vector<Question>& questions) {
  if (has_flag(measure.flags, "number_unreadable")) {
    questions.push_back(question("number_unreadable", measure.place, measure, measure.number));
    questions.back().blocking = false;
  }
}

}  // namespace

bool is_about(const Question& question, const std::string& measure_id) {
  return question.measure_id == measure_id ||
         std::ranges::find(question.measures, measure_id) != question.measures.end();
}

void ask_about_readings(Programme& programme) {
  std::vector<const Measure*> undated;
  std::vector<Question> questions;
  for_each_measure(programme,
                   [&](const ProgrammeTable& table, const Section&, const Measure& measure) {
                     if (lacks_only_the_year(measure.term_reading)) undated.push_back(&measure);
                     ask_about_measure(programme, table, measure, questions);
                   });
  questions = asked_once(std::move(questions));
  if (!undated.empty()) questions.insert(questions.begin(), about_years(programme, undated));
  programme.questions.insert(programme.questions.end(), questions.begin(), questions.end());
}

void ask_about_structure(Programme& programme, const DocumentDraft& draft,
                         const std::map<std::string, std::vector<Passage>>& surplus) {
  for (const Orphan& orphan : programme.orphans) {
    programme.questions.push_back(of_document("orphan_row", orphan.place, orphan.text));
    programme.questions.back().blocking = true;
  }
  for (const TableDraft& table : draft.tables) {
    for (const SectionDraft& section : table.sections) {
      if (section.implied)
        programme.questions.push_back(
            of_document("section_heading_missing", section.place, section.heading.number));
    }
  }
  for (ProgrammeTable& table : programme.tables) {
    for (Section& section : table.sections) {
      for (Measure& measure : section.measures) {
        const auto cells = surplus.find(measure.id);
        if (cells != surplus.end()) ask_about_surplus(measure, cells->second, programme.questions);
        ask_about_flags(measure, programme.questions);
      }
    }
  }
}

}  // namespace vekha::roadmap
