#include "report/school_rollups.h"

#include "base/text.h"

#include <set>
#include <string_view>
#include <vector>

namespace vekha::report {

std::map<std::string, evaluation::Rollup> school_rollups(const ProgrammeReport& programme,
                                                         const evaluation::Method& method) {
  std::map<std::string, std::vector<const evaluation::MeasureResult*>> of_school;
  for (const MeasureReport& measure : programme.measures) {
    std::set<std::string> schools;
    for (const facts::Observation& observation : measure.observations) {
      if (!observation.unit.empty()) schools.insert(text::fold_space(observation.unit));
    }
    for (const std::string& school : schools)
      of_school[school].push_back(&measure.result);
  }
  std::map<std::string, evaluation::Rollup> rollups;
  for (auto& [school, results] : of_school) {
    std::set<std::string_view> ids;
    for (const evaluation::MeasureResult* result : results)
      ids.insert(result->measure_id);
    std::erase_if(results, [&](const evaluation::MeasureResult* result) {
      return !result->duplicate_of.empty() && ids.contains(result->duplicate_of);
    });
    rollups[school] = evaluation::roll_up(results, method);
  }
  return rollups;
}

}  // namespace vekha::report
