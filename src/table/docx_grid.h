#pragma once

#include "table/reader.h"
#include "table/row_buffer.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vekha::table {

/// How a cell of a Word table lies on the grid (ECMA-376 part 1, 17.4.17, 17.4.85, 17.4.22).
struct DocxCellSpan {
  enum class Merge : std::uint8_t { none, start, goes_on };
  std::uint32_t columns = 1;
  Merge vertical = Merge::none;
  Merge horizontal = Merge::none;  ///< hMerge of old documents
};

/// Places the cells of a Word table on its grid, row by row, and gathers the merged ranges. Texts
/// under a merged range are not shown by Word, nor are they here.
class DocxGrid {
 public:
  explicit DocxGrid(std::uint32_t most_columns) : most_columns_(most_columns) {}

  void start_row();
  /// Passes over grid columns before the first cell. False: the row is wider than allowed.
  bool skip_columns(std::uint32_t count);
  bool add_cell(const DocxCellSpan& span, const std::string& text);
  /// The row is done; its number from 1.
  std::uint32_t finish_row();
  /// The row is not to be counted: it was deleted with tracked changes.
  void drop_row();
  std::span<const Cell> cells() { return row_.cells(); }

  /// Call it once, at the end; in the order of their first rows.
  std::vector<Range> merged();

 private:
  void merge(const DocxCellSpan& span);
  void close_merges_not_in_row();
  void keep(const Range& range);

  std::uint32_t most_columns_;
  std::uint32_t row_number_ = 0;
  std::uint32_t column_ = 1;  ///< where the next cell begins
  RowBuffer row_;
  std::map<std::uint32_t, Range> open_;  ///< vertical merges by first column
  std::vector<Range> merged_;
  bool joins_left_ = false;  ///< the last horizontal merge may go on
};

}  // namespace vekha::table
