#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "roadmap/programme.h"

#include <optional>
#include <string>
#include <vector>

/// What a road map's columns of years, quarters, half-years and months say of a measure.
namespace vekha::evaluation {

/// A lone dash: nothing is planned.
bool says_not_planned(const std::string& text);

/// "2025-Q1", "2025-H1", "2025-09".
std::optional<Period> period_of_column(const std::string& name);

struct PeriodTarget {
  Period period{};
  Decimal value;
};
/// Figures that stand in the columns of periods, in the order of time. Empty where one of them is
/// neither a figure nor a dash, or fewer than two are figures.
std::vector<PeriodTarget> period_targets(const roadmap::Measure& measure);

/// Whether the columns say that nothing is planned when `day` comes.
bool is_not_planned_on(const roadmap::Measure& measure, Date day);

}  // namespace vekha::evaluation
