#pragma once

#include "facts/mapping.h"
#include "facts/observation.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::facts {

/// A unit of the office's list that has not sent its report for the last period that is over.
struct Silence {
  std::string unit;
  std::optional<Date> last;  ///< end of the last period that it reported; nullopt: never
  Date since;                ///< first day of the first period that is missing
  bool operator==(const Silence&) const = default;
};

/// For the methodist; `list`: the file of the list of schools.
Problem problem_of(const Silence& silence, const std::string& list);

/// How often a unit reports.
enum class Rhythm { monthly, quarterly, half_yearly, yearly };

/// The units of the list that reported nothing for the last period that was over on `as_of`, by
/// name. A report that says "no data" is a report: someone sent it.
std::vector<Silence> silent_units(const Facts& facts, const SchoolList& schools, Date as_of,
                                  Rhythm rhythm);

}  // namespace vekha::facts
