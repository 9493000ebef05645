#include "roadmap/apply_decisions.h"

#include "base/text.h"

#include <algorithm>

namespace vekha::roadmap {

namespace {

bool is_year(const std::string& text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
}

ReadingContext context_of(const Programme& programme, const Measure& measure) {
  ReadingContext context;
  context.programme = programme.period;
  if (programme.approval) context.approved = programme.approval->date;
  context.indicator = measure.indicator.text;
  return context;
}

TermReading decided_term(const Programme& programme, const Measure& measure,
                         const std::string& text) {
  ReadingContext context = context_of(programme, measure);
  if (!is_year(text)) return read_term(text, context);
  context.column_year = std::stoi(text);
  return read_term(measure.term.text, context);
}

// Returns whether the reading is now without doubt.
bool apply(const Decision& decision, const Programme& programme, Measure& measure) {
  if (decision.kind == DecisionKind::term) {
    measure.term_reading = decided_term(programme, measure, decision.text);
    measure.term_reading.flags.emplace_back("decided");
    return !measure.term_reading.needs_decision;
  }
  if (decision.kind == DecisionKind::plan) {
    measure.plan_reading = read_plan(decision.text, context_of(programme, measure));
    measure.plan_reading.flags.emplace_back("decided");
    return !measure.plan_reading.needs_decision;
  }
  return true;
}

bool concerns(const Decision& decision, const Measure& measure) {
  if (decision.measure_id != "*") return decision.measure_id == measure.id;
  return decision.kind == DecisionKind::term && measure.term_reading.needs_decision;
}

void answer_questions(const Decision& decision, Programme& programme) {
  std::erase_if(programme.questions, [&](const Question& question) {
    return decision.measure_id == "*" ? question.measure_id.empty() && question.code == "no_year"
                                      : question.measure_id == decision.measure_id;
  });
}

Problem unmatched(const Decision& decision, const Words& text) {
  return {.place = decision.place,
          .code = "decision_unmatched",
          .text = text,
          .advice = {"проверьте programme и measure в [[decision]]",
                     "check programme and measure in [[decision]]"}};
}

Problems apply_to(const Decision& decision, Programme& programme) {
  bool found = false;
  bool clear = true;
  for (ProgrammeTable& table : programme.tables) {
    for (Section& section : table.sections) {
      for (Measure& measure : section.measures) {
        if (!concerns(decision, measure)) continue;
        found = true;
        clear = apply(decision, programme, measure) && clear;
      }
    }
  }
  if (!found) {
    return {unmatched(
        decision,
        {"в программе «" + programme.id + "» нет мероприятия «" + decision.measure_id + "»",
         "programme «" + programme.id + "» has no measure «" + decision.measure_id + "»"})};
  }
  if (!clear) {
    return {
        unmatched(decision, {"решение «" + decision.text + "» само читается неоднозначно",
                             "the decision's text «" + decision.text + "» is itself ambiguous"})};
  }
  answer_questions(decision, programme);
  return {};
}

}  // namespace

Problems apply_decisions(std::span<const Decision> decisions, std::span<Programme> programmes) {
  Problems problems;
  for (const Decision& decision : decisions) {
    const auto programme =
        std::find_if(programmes.begin(), programmes.end(),
                     [&](const Programme& p) { return p.id == decision.programme_id; });
    if (programme == programmes.end()) {
      problems.push_back(
          unmatched(decision, {"программы «" + decision.programme_id + "» нет",
                               "there is no programme «" + decision.programme_id + "»"}));
      continue;
    }
    const Problems found = apply_to(decision, *programme);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  return problems;
}

}  // namespace vekha::roadmap
