#include "report/guards.h"

#include "report/person_names.h"
#include "report/persons.h"

namespace vekha::report {

namespace {

constexpr const char* held_back_code = "person_name_held_back";

class NameGuard {
 public:
  explicit NameGuard(Problems& held_back) : held_back_(held_back) {}

  void text(std::string& text, const Place& place) {
    std::vector<std::string> found;
    std::string clean = without_person_names(text, found);
    if (found.empty()) return;
    text = std::move(clean);
    for (const std::string& name : found) {
      held_back_.push_back(
          {.place = place,
           .code = held_back_code,
           .text = {"имя «" + name + "» не публикуется",
                    "the name «" + name + "» is not published"},
           .advice = {"если это не имя человека или его можно показать, задайте "
                      "[publish] names = \"show\"",
                      "where it is no person's name or may be shown, set [publish] "
                      "names = \"show\""},
           .severity = Severity::remark});
    }
  }

  void words(Words& words, const Place& place) {
    text(words.ru, place);
    std::vector<std::string> found;
    words.en = without_person_names(words.en, found);
  }

  void passage(roadmap::Passage& passage) {
    text(passage.text, passage.places.empty() ? Place{} : passage.places.front());
    std::vector<std::string> found;
    passage.lines = without_person_names(passage.lines, found);
  }

  void silences(std::vector<facts::Silence>& all) {
    for (facts::Silence& silence : all)
      text(silence.unit, {});
  }

  void problems(Problems& problems) {
    for (Problem& problem : problems) {
      words(problem.text, problem.place);
      words(problem.advice, problem.place);
    }
  }

  void observation(facts::Observation& row) {
    for (std::string* field : {&row.unit, &row.reason, &row.note, &row.raw})
      text(*field, row.place);
    for (facts::Evidence& evidence : row.evidence) {
      text(evidence.text, row.place);
      text(evidence.kind, row.place);
      text(evidence.number, row.place);
    }
  }

  void measure(MeasureReport& report) {
    roadmap::Measure& measure = report.measure;
    for (roadmap::Passage* field :
         {&measure.title, &measure.indicator, &measure.plan, &measure.unit, &measure.baseline,
          &measure.term, &measure.executor})
      passage(*field);
    for (auto* columns : {&measure.periods, &measure.other}) {
      for (auto& [name, field] : *columns)
        passage(field);
    }
    for (auto& [year, field] : measure.years)
      passage(field);
    for (roadmap::Executor& executor : measure.executors)
      text(executor.name, measure.place);
    for (facts::Observation& row : report.observations)
      observation(row);
    for (roadmap::Decision& decision : report.decisions) {
      text(decision.text, decision.place);
      text(decision.basis, decision.place);
    }
  }

  void programme(ProgrammeReport& report) {
    const Place place{.file = report.file};
    text(report.title, place);
    text(report.organisation, place);
    if (report.approval) text(report.approval->text, place);
    for (SectionReport& section : report.sections) {
      text(section.title, place);
      text(section.table, place);
    }
    for (ExecutorReport& executor : report.executors)
      text(executor.name, place);
    for (MeasureReport& each : report.measures)
      measure(each);
    for (roadmap::Question& question : report.questions) {
      text(question.text, question.place);
      words(question.ask, question.place);
      for (std::string& candidate : question.candidates)
        text(candidate, question.place);
    }
    for (roadmap::Orphan& orphan : report.orphans)
      text(orphan.text, orphan.place);
    problems(report.remarks);
    units(report);
  }

 private:
  void units(ProgrammeReport& report) {
    std::map<std::string, evaluation::UnitResult> named;
    for (auto& [name, unit] : report.units) {
      std::string clean = name;
      text(clean, {.file = report.file});
      named.emplace(std::move(clean), std::move(unit));
    }
    report.units = std::move(named);
  }

  Problems& held_back_;
};

}  // namespace

void hold_back_names(Snapshot& snapshot) {
  NameGuard guard(snapshot.held_back);
  for (ProgrammeReport& programme : snapshot.programmes)
    guard.programme(programme);
  for (facts::Reject& reject : snapshot.rejects) {
    guard.words(reject.problem.text, reject.problem.place);
    guard.text(reject.raw, reject.problem.place);
  }
  guard.problems(snapshot.notes);
  guard.silences(snapshot.not_submitted);
  // What is written in the kind of a document and the like, by the road map's own rules.
  leave_out_persons(snapshot);
}

std::vector<std::string> held_back_names(const Snapshot& snapshot) {
  constexpr std::string_view open = "«";  // as NameGuard::text writes it
  constexpr std::string_view close = "»";
  std::vector<std::string> names;
  for (const Problem& problem : snapshot.held_back) {
    const std::string& text = problem.text.ru;
    const std::size_t begin = text.find(open);
    const std::size_t end = text.rfind(close);
    if (problem.code != held_back_code || begin >= end) continue;
    names.push_back(text.substr(begin + open.size(), end - begin - open.size()));
  }
  return names;
}

void guard(Snapshot& snapshot, const GuardSettings& settings) {
  if (settings.names) hold_back_names(snapshot);
  if (settings.least_group <= 0) return;
  for (ProgrammeReport& programme : snapshot.programmes)
    suppress_small_groups(programme, settings.least_group, snapshot.method, snapshot.held_back);
}

}  // namespace vekha::report
