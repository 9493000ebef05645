#pragma once

#include "facts/fault.h"
#include "facts/heads.h"
#include "facts/observation.h"
#include "facts/values.h"
#include "roadmap/programme.h"

#include <variant>
#include <vector>

namespace vekha::facts {

/// Flag of a lone dash until its column is known; never leaves the module.
inline constexpr std::string_view dash_flag = "dash";

/// Whether a bare number under such a plan is a percent: 85 is 85 %, 0,85 too.
bool speaks_in_percents(const roadmap::PlanReading& plan);

/// What a reported value makes of the row's other facts: one observation, several for «1;3», or why
/// none. Flags: "words_after_number", "percent_assumed" (85 under a plan in percents),
/// "share_read_as_percent" (0,85 there), "over_hundred_percent".
/// A number below zero is kept: it is a question for whoever reads the figures; see fault_kept.
std::variant<std::vector<Observation>, Fault> with_value(Observation base, const Value& value,
                                                         Head at, const roadmap::Measure& measure);

/// What is wrong with a value that was taken nevertheless: a number below zero where none may fall.
/// It is told to its author as a reject is, and no degree comes of it.
std::optional<Fault> fault_kept(const Observation& observation, Head at,
                                const roadmap::Measure& measure);

}  // namespace vekha::facts
