#pragma once

#include "facts/observation.h"
#include "table/reader.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace vekha::facts {

/// What a column says once for several rows: a school or a month in a cell merged over the rows
/// below. Which cells are merged is known only at the end of a sheet; until then the values that
/// blank cells follow are kept.
template <typename Value>
class WrittenOnce {
 public:
  /// Rows in their order. `value` is nullopt where the cell is blank, or says nothing readable.
  void see(std::uint32_t row, std::optional<Value> value) {
    if (value) {
      last_.emplace(row, std::move(*value));
    } else if (last_) {
      above_blanks_.insert(*last_);
    }
  }

  /// Calls `give(observation, value)` for each observation of a row that a merged cell of `column`
  /// covers.
  template <typename Give>
  void spread(std::span<const table::Range> merged, std::uint32_t column,
              std::span<Observation> observations, Give give) const {
    for (const table::Range& range : merged) {
      const bool covers = range.first_column <= column && column <= range.last_column &&
                          range.last_row > range.first_row;
      const auto value = covers ? above_blanks_.find(range.first_row) : above_blanks_.end();
      if (value == above_blanks_.end()) continue;
      for (Observation& one : observations) {
        if (one.place.row >= range.first_row && one.place.row <= range.last_row)
          give(one, value->second);
      }
    }
  }

 private:
  std::map<std::uint32_t, Value> above_blanks_;  ///< by row
  std::optional<std::pair<std::uint32_t, Value>> last_;
};

}  // namespace vekha::facts
