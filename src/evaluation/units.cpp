#include "evaluation/rollups.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

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

using UnitRows = std::vector<std::size_t>;

/// The rows of one measure, by the number of the school.
struct Reports {
  const Measure* measure;
  std::vector<UnitRows> of_unit;
};

std::vector<UnitRows> by_unit(const ObservationIndex& index, const UnitRows& rows) {
  std::vector<UnitRows> found;
  for (const std::size_t row : rows) {
    const std::uint32_t unit = index.unit_of(row);
    if (unit == ObservationIndex::no_unit) continue;
    if (found.empty()) found.resize(index.units().size());
    found[unit].push_back(row);
  }
  return found;
}

class UnitAdding {
 public:
  UnitAdding(const MeasureEvaluation& evaluation, const ObservationIndex& index)
      : evaluation_(evaluation), index_(index), seen_(index.units().size()) {}

  void take(const Measure& measure, const MeasureResult& whole) {
    std::vector<UnitRows> units = by_unit(index_, evaluation_.rows_of(measure, whole.duplicate_of));
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      seen_[unit] = seen_[unit] || !units[unit].empty();
    const bool due = counts_as_due(whole.status) && whole.duplicate_of.empty();
    if (!units.empty() && due && is_of_schools(measure))
      reports_.push_back({&measure, std::move(units)});
  }

  void add(std::span<const std::string> expected, ProgrammeResult& result) const {
    if (reports_.empty()) return;
    std::map<std::string_view, std::uint32_t> numbers;  // of all that should report
    for (const std::string& name : expected)
      numbers.emplace(name, ObservationIndex::no_unit);
    for (std::uint32_t unit = 0; unit < seen_.size(); ++unit) {
      if (seen_[unit]) numbers[index_.units()[unit]] = unit;
    }
    for (const auto& [name, number] : numbers)
      result.units.emplace(name, of_unit(number));
  }

 private:
  UnitResult of_unit(std::uint32_t number) const {
    UnitResult unit;
    for (const Reports& one : reports_) {
      ++unit.completeness.due;
      if (number == ObservationIndex::no_unit || one.of_unit[number].empty()) continue;
      const MeasureResult alone = evaluation_.of_rows(*one.measure, one.of_unit[number]);
      if (!alone.degree) continue;  // «н/д» is no report
      ++unit.completeness.done;
      ++unit.fulfilled.due;
      if (is_done(alone.status) || alone.status == Status::unconfirmed) ++unit.fulfilled.done;
      unit.measures.push_back(one.measure->id);
    }
    return unit;
  }

  const MeasureEvaluation& evaluation_;
  const ObservationIndex& index_;
  std::vector<bool> seen_;
  std::vector<Reports> reports_;
};

}  // namespace

void add_units(const roadmap::Programme& programme, const MeasureEvaluation& evaluation,
               const ObservationIndex& index, const Question& question, ProgrammeResult& result) {
  UnitAdding adding(evaluation, index);
  std::size_t at = 0;
  roadmap::for_each_measure(programme, [&](const auto&, const auto&, const Measure& measure) {
    adding.take(measure, result.measures[at++]);
  });
  adding.add(question.units, result);
}

}  // namespace vekha::evaluation
