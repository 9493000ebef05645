#pragma once

#include "table/reader.h"
#include "table/row_buffer.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vekha::table {

/// Makes the cells blank that lie under a merged range but not at its top left: a person does not
/// see them, though programs leave values there. Rows must come in rising order. The cost of a row
/// does not grow with the number of ranges, so a file of a million of them is read as fast as
/// another.
class MergedCells {
 public:
  explicit MergedCells(std::vector<Range> ranges);

  const std::vector<Range>& ranges() const { return ranges_; }
  void blank_covered(std::uint32_t row, RowBuffer& cells);

 private:
  bool is_covered(std::uint32_t row, std::uint32_t column);

  std::vector<Range> ranges_;  ///< by first row
  std::size_t next_ = 0;
  std::map<std::uint32_t, Range> open_;  ///< by first column; ranges that reached the row
};

}  // namespace vekha::table
