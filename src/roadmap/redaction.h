#pragma once

#include "roadmap/programme.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>

/// One road map approved several times: for every day the plan in force on it counts.
namespace vekha::roadmap {

/// The same road map, approved on another day: one title and office, years that overlap, and at
/// least half of the measures the same. Both must name the day of their approval.
bool are_redactions(const Programme& a, const Programme& b);

/// Index of the redaction in force on a day: the last one approved by then; before the first
/// approval the first. At least one; each has an approval date where there are several.
std::size_t in_force_on(std::span<const Programme> redactions, Date day);

/// Ids of measures of `from` by those of `to` that they became.
std::map<std::string, std::string> ids_between(const Programme& from, const Programme& to);

}  // namespace vekha::roadmap
