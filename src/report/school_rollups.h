#pragma once

#include "report/snapshot.h"

#include <map>
#include <string>

namespace vekha::report {

/// «Таблица 1» by school: of each school or centre the measures that it sent anything about, by
/// their statuses in the programme as a whole. Whole counting: a measure counts for each school;
/// one that repeats another of the same school counts once. By name, blanks folded.
std::map<std::string, evaluation::Rollup> school_rollups(const ProgrammeReport& programme,
                                                         const evaluation::Method& method);

}  // namespace vekha::report
