#include "table/merged_cells.h"

#include <algorithm>
#include <utility>

namespace vekha::table {

MergedCells::MergedCells(std::vector<Range> ranges) : ranges_(std::move(ranges)) {
  std::ranges::sort(ranges_);
}

bool MergedCells::is_covered(std::uint32_t row, std::uint32_t column) {
  auto after = open_.upper_bound(column);
  while (after != open_.begin()) {
    const auto before = std::prev(after);
    const Range& range = before->second;
    if (range.last_row >= row) {
      return range.last_column >= column &&
             (range.first_row != row || range.first_column != column);
    }
    after = open_.erase(before);
  }
  return false;
}

void MergedCells::blank_covered(std::uint32_t row, RowBuffer& cells) {
  for (; next_ < ranges_.size() && ranges_[next_].first_row <= row; ++next_) {
    open_.insert_or_assign(ranges_[next_].first_column, ranges_[next_]);
  }
  if (open_.empty()) return;
  for (std::uint32_t column = 1; column <= cells.width(); ++column) {
    if (is_covered(row, column)) cells.clear(column);
  }
}

}  // namespace vekha::table
