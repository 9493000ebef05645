#include "roadmap/apply_decisions.h"

#include "roadmap/choices.h"
#include "roadmap/measure_match.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {

std::string_view name(DecisionKind kind) {
  static constexpr std::array<std::string_view, 7> names = {
      "cancelled", "expert_done", "expert_not_done", "term", "plan", "executors", "accepted"};
  return names[static_cast<std::size_t>(kind)];
}

namespace {

bool is_year(const std::string& text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_school_year(const std::string& text) {
  return text.size() >= 7 && is_year(text.substr(0, 4)) && (text[4] == '/' || text[4] == '-');
}

// «2023/2024»: the row's own words, in that school year.
TermReading term_in_school_year(const Programme& programme, const Measure& measure,
                                const std::string& school_year) {
  ReadingContext context = context_of_decision(programme, measure);
  context.school_year = school_year;
  return read_term(measure.term.lines.empty() ? measure.term.text : measure.term.lines, context);
}

TermReading decided_term(const Programme& programme, const Measure& measure,
                         const Decision& decision) {
  if (decision.term_reading) return *decision.term_reading;
  if (decision.question == "school_year_ambiguous" && is_school_year(decision.text))
    return term_in_school_year(programme, measure, decision.text);
  if (says_every_year(decision.text) && measure.term_reading.needs_decision)
    return term_in_every_year(programme, measure);
  if (is_year(decision.text)) return term_in_year(programme, measure, std::stoi(decision.text));
  return read_term(decision.text, context_of_decision(programme, measure));
}

PlanReading decided_plan(const Programme& programme, const Measure& measure,
                         const Decision& decision) {
  if (decision.plan_reading) return *decision.plan_reading;
  return read_plan(decision.text, context_of_decision(programme, measure));
}

bool is_of_document(const Decision& decision) {
  return decision.measure_id == "*";
}

void settle(Measure& measure) {
  measure.term_reading.needs_decision = false;
  measure.plan_reading.needs_decision = false;
}

bool names(const Measure& measure, const std::string& executor) {
  return std::ranges::any_of(measure.executors,
                             [&](const Executor& one) { return one.name == executor; });
}

/// The office's dictionary: one name for all the ways in which an executor is written.
void rename(const Decision& decision, Measure& measure) {
  const Executor& right = decision.executors.front();
  std::vector<Executor> executors;
  for (const Executor& one : measure.executors) {
    const Executor& now = one.name == decision.asked ? right : one;
    const bool known = std::ranges::any_of(
        executors, [&](const Executor& other) { return other.name == now.name; });
    if (!known) executors.push_back(now);
  }
  measure.executors = std::move(executors);
}

// Returns whether the reading is now without doubt.
bool apply(const Decision& decision, const Programme& programme, Measure& measure) {
  switch (decision.kind) {
    case DecisionKind::term:
      measure.term_reading = decided_term(programme, measure, decision);
      measure.term_reading.flags.emplace_back("decided");
      return !measure.term_reading.needs_decision;
    case DecisionKind::plan:
      measure.plan_reading = decided_plan(programme, measure, decision);
      measure.plan_reading.flags.emplace_back("decided");
      return !measure.plan_reading.needs_decision;
    case DecisionKind::executors:
      if (is_of_document(decision)) {
        rename(decision, measure);
      } else {
        measure.executors = decision.executors;
      }
      return true;
    case DecisionKind::accepted: settle(measure); return true;
    default: return true;
  }
}

bool lacks_a_year(const Measure& measure) {
  const auto& flags = measure.term_reading.flags;
  return measure.term_reading.needs_decision && std::ranges::find(flags, "no_year") != flags.end();
}

/// `asked_of`: the rows that the decision's question is of.
bool concerns(const Decision& decision, const Measure& measure,
              const std::vector<std::string>& asked_of) {
  if (!is_of_document(decision)) return decision.measure_id == measure.id;
  if (decision.kind == DecisionKind::executors) return names(measure, decision.asked);
  if (decision.kind != DecisionKind::term) return false;
  if (decision.question.empty()) return measure.term_reading.needs_decision;
  if (decision.question == "no_year") return lacks_a_year(measure);
  return std::ranges::find(asked_of, measure.id) != asked_of.end();
}

/// vekha.toml answers all that is asked of a measure at once, a passport column by column.
bool is_subject_of(const Decision& decision, Subject subject) {
  if (decision.sha256.empty()) return true;
  switch (decision.kind) {
    case DecisionKind::term: return subject == Subject::term;
    case DecisionKind::plan: return subject == Subject::plan;
    case DecisionKind::executors: return subject == Subject::executors;
    default: return true;
  }
}

bool answers(const Decision& decision, const Question& question) {
  const bool blank_row =
      question.code == "blank_plan_and_term" &&
      (decision.kind == DecisionKind::plan || decision.kind == DecisionKind::term);
  if (blank_row && question.measure_id == decision.measure_id) return true;
  if (!is_of_document(decision))
    return question.measure_id == decision.measure_id && is_subject_of(decision, question.about);
  const std::string code = decision.question.empty() ? "no_year" : decision.question;
  if (!question.measure_id.empty() || question.code != code) return false;
  return code == "no_year" || same_words(question.text, decision.asked);
}

// A row that is decided for itself no longer asks with the others.
void take_out_of_groups(const Decision& decision, Programme& programme) {
  for (Question& question : programme.questions) {
    const Subject subject = question.about == Subject::document ? Subject::term : question.about;
    if (!is_subject_of(decision, subject)) continue;
    const bool had = !question.measures.empty();
    std::erase(question.measures, decision.measure_id);
    if (had && question.measures.empty()) question.code.clear();
  }
  std::erase_if(programme.questions,
                [](const Question& question) { return question.code.empty(); });
}

void answer_questions(const Decision& decision, Programme& programme) {
  if (!is_of_document(decision)) take_out_of_groups(decision, programme);
  std::erase_if(programme.questions,
                [&](const Question& question) { return answers(decision, question); });
}

Problem unmatched(const Decision& decision, const Words& text) {
  return {.place = decision.place,
          .code = "decision_unmatched",
          .text = text,
          .advice = {"проверьте programme и measure в [[decision]]",
                     "check programme and measure in [[decision]]"}};
}

std::vector<std::string> rows_asked(const Decision& decision, const Programme& programme) {
  for (const Question& question : programme.questions) {
    if (answers(decision, question)) return question.measures;
  }
  return {};
}

Problems apply_to(const Decision& decision, Programme& programme) {
  const std::vector<std::string> asked_of = rows_asked(decision, programme);
  // A passport may say the same for the document and in a row; then nothing is left to change.
  bool found = is_of_document(decision) && !decision.sha256.empty();
  bool clear = true;
  for (ProgrammeTable& table : programme.tables) {
    for (Section& section : table.sections) {
      for (Measure& measure : section.measures) {
        if (!concerns(decision, measure, asked_of)) continue;
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
    const auto programme = std::ranges::find_if(
        programmes, [&](const Programme& p) { return p.id == decision.programme_id; });
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
