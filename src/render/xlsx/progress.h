#pragma once

#include "report/snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vekha::render::xlsx {

/// Plan and actual at the end of one month, counted from the programme's beginning.
struct MonthProgress {
  report::Month month;
  std::int64_t due = 0;              ///< measures whose last due date has come by then
  std::optional<std::int64_t> done;  ///< of them done in full by then; nullopt: not yet known
};

/// A line for each of the programme's months. In the month of the as-of date both figures are those
/// of СРм: what is due and what of it is done. Excluded, not planned and undecided measures are
/// left out, as in СРм; months to come count the due dates that stand in the road map.
std::vector<MonthProgress> progress_by_month(const report::ProgrammeReport& programme, Date as_of);

}  // namespace vekha::render::xlsx
