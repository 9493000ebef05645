#include "evaluation/rollups.h"

#include <algorithm>
#include <set>

namespace vekha::evaluation {

using roadmap::Measure;
using roadmap::PlanKind;

namespace {

// Counts in all («5 семинаров») are nobody's alone; percents, documents and what is wanted of each
// school can be held against one school's reports.
bool is_of_schools(const Measure& measure) {
  switch (measure.plan_reading.kind) {
    case PlanKind::percent:
    case PlanKind::ratio:
    case PlanKind::deliverable:
    case PlanKind::milestone:
    case PlanKind::participation:
    case PlanKind::frequency:
    case PlanKind::continuous: return true;
    default: return measure.plan_reading.scope == roadmap::Scope::per_unit;
  }
}

std::map<std::string, std::vector<std::size_t>> by_unit(
    std::span<const facts::Observation> observations, const std::vector<std::size_t>& rows) {
  std::map<std::string, std::vector<std::size_t>> found;
  for (const std::size_t index : rows) {
    if (!observations[index].unit.empty()) found[observations[index].unit].push_back(index);
  }
  return found;
}

}  // namespace

void add_units(const roadmap::Programme& programme, const MeasureEvaluation& evaluation,
               const Question& question, std::span<const facts::Observation> observations,
               ProgrammeResult& result) {
  std::set<std::string> expected(question.units.begin(), question.units.end());
  std::vector<std::pair<const Measure*, std::map<std::string, std::vector<std::size_t>>>> reports;
  std::size_t at = 0;
  roadmap::for_each_measure(programme, [&](const auto&, const auto&, const Measure& measure) {
    const MeasureResult& whole = result.measures[at++];
    auto units = by_unit(observations, evaluation.rows_of(measure, whole.duplicate_of));
    for (const auto& [unit, rows] : units)
      expected.insert(unit);
    const bool due = counts_as_due(whole.status) && whole.duplicate_of.empty();
    if (!units.empty() && due && is_of_schools(measure))
      reports.emplace_back(&measure, std::move(units));
  });
  for (const auto& [measure, units] : reports) {
    for (const std::string& name : expected) {
      UnitResult& unit = result.units[name];
      ++unit.completeness.due;
      const auto found = units.find(name);
      if (found == units.end()) continue;
      const MeasureResult alone = evaluation.of_rows(*measure, found->second);
      if (!alone.degree) continue;  // «н/д» is no report
      ++unit.completeness.done;
      ++unit.fulfilled.due;
      if (is_done(alone.status) || alone.status == Status::unconfirmed) ++unit.fulfilled.done;
      unit.measures.push_back(measure->id);
    }
  }
}

}  // namespace vekha::evaluation
