#pragma once

#include "roadmap/lines.h"
#include "roadmap/programme.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vekha::roadmap {

/// The head of a table: which lines it takes and what its columns are.
struct TableHead {
  std::size_t first = 0;             ///< index of its first line
  std::size_t last = 0;              ///< of its last one, the row of column numbers included
  std::vector<FoundColumn> columns;  ///< one for each position up to `width`, from 1, no gaps
  std::uint32_t width = 0;

  const FoundColumn* at(std::uint32_t position) const;  ///< position from 1
  bool has(Column column) const;
  std::uint32_t position_of(Column column) const;  ///< the first one's; 0: none
};

/// The head that begins in line `at`: a row with at least two of a road map's columns, what hangs
/// below its group heads, and the row of column numbers.
std::optional<TableHead> head_at(std::span<const Line> lines, std::size_t at);

/// «1 2 3 … 8» under a head.
bool is_column_numbers(const Line& line);

/// Both heads name the same columns; where they stand may differ.
bool same_columns(const TableHead& a, const TableHead& b);

/// Months and quarters with no year above them take the only year in which they lie within the
/// programme; where there is none or several, the column counts as unknown.
void settle_periods(TableHead& head, const std::optional<Period>& programme);

}  // namespace vekha::roadmap
