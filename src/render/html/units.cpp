#include "render/html/units.h"

#include "base/text.h"
#include "render/address.h"

#include <map>
#include <set>

namespace vekha::render::html {

std::vector<Unit> units_of(const report::ProgrammeReport& programme) {
  std::map<std::string, Unit> by_key;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    for (const facts::Observation& observation : programme.measures[i].observations) {
      if (observation.unit.empty()) continue;
      Unit& unit = by_key[text::key(observation.unit)];
      if (unit.name.empty()) unit.name = text::fold_space(observation.unit);
      unit.observations.emplace_back(i, &observation);
    }
  }
  std::set<std::string> taken;
  std::vector<Unit> units;
  for (auto& [key, unit] : by_key) {
    const std::string name = text::to_lower(safe_name(unit.name));
    std::string file = name;
    for (int next = 2; !taken.insert(file).second; ++next)
      file = name + "-" + std::to_string(next);
    unit.file = "u/" + file + ".html";
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace vekha::render::html
