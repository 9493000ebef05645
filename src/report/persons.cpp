#include "report/persons.h"

#include "roadmap/persons.h"

#include <algorithm>

namespace vekha::report {

namespace {

using roadmap::ExecutorKind;

void hide(std::string& text) {
  if (roadmap::may_name_a_person(text)) text = roadmap::without_persons(text);
}

void hide(Words& words) {
  hide(words.ru);
  hide(words.en);
}

void hide(roadmap::Passage& passage) {
  hide(passage.text);
  hide(passage.lines);
}

void hide(Problem& problem) {
  hide(problem.text);
}

/// A name that only the office's dictionary knows for a person's: «Сидорова».
void take_out(const std::string& name, roadmap::Passage& passage) {
  for (std::string* text : {&passage.text, &passage.lines}) {
    const std::size_t at = name.empty() ? std::string::npos : text->find(name);
    if (at != std::string::npos) text->replace(at, name.size(), roadmap::hidden_name);
  }
}

void hide(roadmap::Measure& measure) {
  for (roadmap::Passage* passage :
       {&measure.title, &measure.indicator, &measure.plan, &measure.unit, &measure.direction,
        &measure.baseline, &measure.term, &measure.executor})
    hide(*passage);
  for (auto& [year, passage] : measure.years)
    hide(passage);
  for (auto& [period, passage] : measure.periods)
    hide(passage);
  for (auto& [head, passage] : measure.other)
    hide(passage);
}

void hide(facts::Observation& observation) {
  hide(observation.raw);
  hide(observation.reason);
  hide(observation.note);
  for (facts::Evidence& evidence : observation.evidence) {
    hide(evidence.kind);
    hide(evidence.number);
    hide(evidence.text);
  }
}

void hide(MeasureReport& measure) {
  hide(measure.measure);
  for (facts::Observation& observation : measure.observations)
    hide(observation);
  for (roadmap::Decision& decision : measure.decisions) {
    hide(decision.text);
    hide(decision.basis);
  }
}

void hide(roadmap::Question& question) {
  hide(question.text);
  hide(question.ask);
  for (std::string& candidate : question.candidates)
    hide(candidate);
  for (Words& effect : question.effects)
    hide(effect);
}

void hide(ProgrammeReport& programme) {
  hide(programme.title);
  hide(programme.organisation);
  for (SectionReport& section : programme.sections) {
    hide(section.title);
    hide(section.table);
  }
  for (MeasureReport& measure : programme.measures)
    hide(measure);
  for (roadmap::Question& question : programme.questions)
    hide(question);
  for (roadmap::Orphan& orphan : programme.orphans)
    hide(orphan.text);
  for (Problem& remark : programme.remarks)
    hide(remark);
}

}  // namespace

void leave_out_persons(ProgrammeReport& programme) {
  std::size_t held_back = 0;
  for (MeasureReport& measure : programme.measures) {
    for (const roadmap::Executor& executor : measure.measure.executors) {
      if (executor.kind == ExecutorKind::person) take_out(executor.name, measure.measure.executor);
    }
    held_back += std::erase_if(measure.measure.executors, [](const roadmap::Executor& executor) {
      return executor.kind == ExecutorKind::person;
    });
  }
  if (held_back == 0) return;
  const std::string count = std::to_string(held_back);
  programme.remarks.push_back(
      {.place = {.file = programme.file},
       .code = "persons_held_back",
       .text = {"имена людей среди исполнителей не публикуются, скрыто: " + count,
                "persons' names among the executors are not published, held back: " + count},
       .severity = Severity::remark});
}

void leave_out_persons(Snapshot& snapshot) {
  for (ProgrammeReport& programme : snapshot.programmes)
    hide(programme);
  for (facts::Reject& reject : snapshot.rejects) {
    hide(reject.problem);
    hide(reject.raw);
  }
  for (Problem& note : snapshot.notes)
    hide(note);
}

}  // namespace vekha::report
