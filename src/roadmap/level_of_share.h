#pragma once

#include "roadmap/reading.h"

#include <string_view>

namespace vekha::roadmap {

/// A share that is to change or to keep a level: «с 40 % до 50 %», «на 5 п. п.». Such shares of
/// several schools have no sum.
inline bool is_level_of_share(const PlanReading& plan) {
  const bool level = plan.kind == PlanKind::change || plan.kind == PlanKind::level_ref;
  const std::string_view unit = plan.unit ? std::string_view(*plan.unit) : std::string_view();
  return level && (unit == "%" || unit.starts_with("процент") || unit.starts_with("п. п"));
}

}  // namespace vekha::roadmap
