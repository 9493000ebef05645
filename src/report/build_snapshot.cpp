#include "report/build_snapshot.h"

#include "base/parallel.h"
#include "base/sha256.h"
#include "report/attention.h"
#include "report/fingerprint.h"
#include "report/months.h"
#include "report/persons.h"
#include "report/question_outcomes.h"
#include "report/settled_questions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vekha::report {

namespace {

Period default_window(const roadmap::Programme& programme, Date as_of) {
  if (!programme.period) return {make_date(year_of(as_of), 1, 1), as_of};
  return {std::min(programme.period->first, as_of), as_of};
}

/// What was decided for the whole document and changed this measure.
bool reached(const roadmap::Decision& decision, const roadmap::Measure& measure) {
  if (decision.kind == roadmap::DecisionKind::term) {
    const auto& flags = measure.term_reading.flags;
    return std::ranges::find(flags, "decided") != flags.end();
  }
  if (decision.kind != roadmap::DecisionKind::executors) return false;
  return std::ranges::any_of(measure.executors, [&](const roadmap::Executor& executor) {
    return executor.name == decision.executors.front().name;
  });
}

void note_decisions_on_document(const Inputs& inputs, ProgrammeReport& report) {
  for (const roadmap::Decision& decision : inputs.decisions) {
    if (decision.programme_id != report.id || decision.measure_id != "*") continue;
    const std::string basis = decision.basis.empty() ? "" : " (" + decision.basis + ")";
    report.remarks.push_back({.place = decision.place,
                              .code = "decision_on_document",
                              .text = {"решение по всему документу: " + decision.text + basis,
                                       "decided for the whole document: " + decision.text + basis},
                              .severity = Severity::remark});
  }
}

std::vector<roadmap::Decision> decisions_on(const Inputs& inputs,
                                            const roadmap::Programme& programme,
                                            const roadmap::Measure& measure) {
  std::vector<roadmap::Decision> found;
  for (const roadmap::Decision& decision : inputs.decisions) {
    const bool here = decision.programme_id == programme.id &&
                      (decision.measure_id == measure.id ||
                       (decision.measure_id == "*" && reached(decision, measure)));
    if (here) found.push_back(decision);
  }
  return found;
}

void add_measures(ProgrammeReport& report, const roadmap::Programme& programme,
                  const Inputs& inputs) {
  std::size_t section_index = 0;
  for (const roadmap::ProgrammeTable& table : programme.tables) {
    for (const roadmap::Section& section : table.sections) {
      SectionReport entry;
      entry.id = "s" + std::to_string(section_index + 1);
      entry.number = section.number;
      entry.title = section.title;
      entry.table = programme.tables.size() > 1 ? table.title : "";
      for (const roadmap::Measure& measure : section.measures) {
        entry.measures.push_back(report.measures.size());
        report.measures.push_back({.measure = measure,
                                   .section = section_index,
                                   .decisions = decisions_on(inputs, programme, measure)});
      }
      report.sections.push_back(std::move(entry));
      ++section_index;
    }
  }
}

void sort_by_period(std::vector<facts::Observation>& observations) {
  std::ranges::stable_sort(observations, [](const auto& a, const auto& b) {
    if (a.period != b.period) return a.period < b.period;
    return a.place < b.place;
  });
}

void add_observations(ProgrammeReport& report,
                      const std::vector<facts::Observation>& observations) {
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < report.measures.size(); ++i)
    by_id[report.measures[i].measure.id] = i;
  for (const facts::Observation& observation : observations) {
    const auto found = by_id.find(observation.measure_id);
    if (found != by_id.end()) report.measures[found->second].observations.push_back(observation);
  }
  for (MeasureReport& measure : report.measures)
    sort_by_period(measure.observations);
}

void add_executors(ProgrammeReport& report, const evaluation::ProgrammeResult& result) {
  for (const auto& [name, rollup] : result.executors) {
    ExecutorReport entry{.name = name, .rollup = rollup};
    for (std::size_t i = 0; i < report.measures.size(); ++i) {
      const auto& executors = report.measures[i].measure.executors;
      const bool takes_part = std::ranges::any_of(
          executors, [&n = name](const auto& executor) { return executor.name == n; });
      if (takes_part) entry.measures.push_back(i);
    }
    if (entry.measures.empty()) continue;
    // By the name, so that a new executor moves no other's address.
    entry.id = "e-" + sha256_hex(name).substr(0, 8);
    report.executors.push_back(std::move(entry));
  }
}

void add_results(ProgrammeReport& report, evaluation::ProgrammeResult result) {
  report.rollup = result.rollup;
  report.years = std::move(result.years);
  report.units = std::move(result.units);
  for (std::size_t i = 0; i < report.sections.size(); ++i)
    report.sections[i].rollup = result.sections[i];
  for (std::size_t i = 0; i < report.measures.size(); ++i)
    report.measures[i].result = std::move(result.measures[i]);
  add_executors(report, result);
}

void add_matrix(ProgrammeReport& report, const roadmap::Programme& programme,
                const MatrixInput& input) {
  report.months = matrix_months(report.window, programme.period, input.question.as_of);
  auto cells = matrix_cells(input, report.months);
  for (std::size_t i = 0; i < report.measures.size(); ++i)
    report.measures[i].months = std::move(cells[i]);
}

/// `observations`: all of the programme's and no other's, in the order of the sources.
ProgrammeReport build_programme(const roadmap::Programme& programme, const Inputs& inputs,
                                const std::vector<facts::Observation>& observations) {
  ProgrammeReport report;
  report.id = programme.id;
  // A document without a title is called by its file: a page must be called something.
  report.title = programme.title.empty() ? programme.file.substr(0, programme.file.rfind('.'))
                                         : programme.title;
  report.organisation = programme.organisation;
  report.file = programme.file;
  report.sha256 = programme.sha256;
  report.period = programme.period;
  report.approval = programme.approval;
  report.questions = programme.questions;
  report.orphans = programme.orphans;
  report.remarks = programme.remarks;
  note_decisions_on_document(inputs, report);
  const auto window = inputs.windows.find(programme.id);
  const bool window_set = window != inputs.windows.end();
  report.window = window_set ? window->second : default_window(programme, inputs.as_of);

  const evaluation::Question question{
      .as_of = inputs.as_of,
      .window = window_set ? std::optional(report.window) : std::nullopt,
      .method = inputs.method,
      .decisions = inputs.decisions};
  add_measures(report, programme, inputs);
  add_observations(report, observations);
  leave_out_persons(report);
  add_results(report, evaluation::evaluate(programme, observations, question));
  const auto redactions = inputs.redactions.find(programme.id);
  MatrixInput matrix{.programme = programme, .observations = observations, .question = question};
  if (redactions != inputs.redactions.end()) matrix.redactions = redactions->second;
  add_matrix(report, programme, matrix);
  tell_outcomes({.programme = programme, .observations = observations, .question = question},
                report.questions);
  settle_questions(report);
  report.attention = attention_list(report.measures);
  return report;
}

using ObservationsByProgramme = std::map<std::string, std::vector<facts::Observation>>;

ObservationsByProgramme by_programme(std::vector<facts::Observation> observations) {
  ObservationsByProgramme grouped;
  for (facts::Observation& observation : observations)
    grouped[observation.programme_id].push_back(std::move(observation));
  return grouped;
}

std::vector<ProgrammeReport> build_programmes(const Inputs& inputs,
                                              const ObservationsByProgramme& observations) {
  const std::vector<facts::Observation> none;
  std::vector<ProgrammeReport> reports(inputs.programmes.size());
  in_parallel(reports.size(), worker_count(), [&](std::size_t, std::size_t index) {
    const roadmap::Programme& programme = inputs.programmes[index];
    const auto own = observations.find(programme.id);
    reports[index] =
        build_programme(programme, inputs, own == observations.end() ? none : own->second);
  });
  return reports;
}

}  // namespace

Snapshot build_snapshot(Inputs inputs) {
  Snapshot snapshot;
  snapshot.version = VEKHA_VERSION;
  snapshot.office = inputs.office;
  snapshot.as_of = inputs.as_of;
  snapshot.method = inputs.method;
  const ObservationsByProgramme observations =
      by_programme(std::exchange(inputs.facts.observations, {}));
  snapshot.programmes = build_programmes(inputs, observations);
  snapshot.sources = std::move(inputs.facts.sources);
  snapshot.rejects = std::move(inputs.facts.rejects);
  snapshot.notes = std::move(inputs.facts.notes);
  snapshot.not_submitted = std::move(inputs.not_submitted);
  guard(snapshot, inputs.guards);
  snapshot.id = fingerprint(snapshot);
  return snapshot;
}

}  // namespace vekha::report
