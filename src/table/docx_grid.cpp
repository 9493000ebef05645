#include "table/docx_grid.h"

#include <algorithm>

namespace vekha::table {

void DocxGrid::start_row() {
  ++row_number_;
  column_ = 1;
  joins_left_ = false;
  row_.start();
}

bool DocxGrid::skip_columns(std::uint32_t count) {
  if (count > most_columns_ || column_ + count > most_columns_ + 1) return false;
  column_ += count;
  return true;
}

bool DocxGrid::add_cell(const DocxCellSpan& span, const std::string& text) {
  if (span.columns > most_columns_ || column_ + span.columns > most_columns_ + 1) return false;
  using Merge = DocxCellSpan::Merge;
  const bool covered = span.vertical == Merge::goes_on && open_.contains(column_);
  const bool joined = span.horizontal == Merge::goes_on && joins_left_;
  if (!covered && !joined && !text.empty()) row_.set_text(column_, text);
  merge(span);
  column_ += span.columns;
  return true;
}

void DocxGrid::merge(const DocxCellSpan& span) {
  using Merge = DocxCellSpan::Merge;
  const std::uint32_t last = column_ + span.columns - 1;
  if (span.horizontal == Merge::goes_on && joins_left_) {
    merged_.back().last_column = last;
    return;
  }
  joins_left_ = span.horizontal == Merge::start;
  const auto open = open_.find(column_);
  if (span.vertical == Merge::goes_on && open != open_.end()) {
    open->second.last_row = row_number_;
    return;
  }
  if (open != open_.end()) {
    keep(open->second);
    open_.erase(open);
  }
  const Range range{row_number_, column_, row_number_, last};
  if (span.vertical == Merge::none) {
    if (joins_left_ || span.columns > 1) merged_.push_back(range);
  } else {
    open_.emplace(column_, range);
  }
}

void DocxGrid::keep(const Range& range) {
  if (range.first_row != range.last_row || range.first_column != range.last_column)
    merged_.push_back(range);
}

void DocxGrid::close_merges_not_in_row() {
  for (auto it = open_.begin(); it != open_.end();) {
    if (it->second.last_row == row_number_) {
      ++it;
    } else {
      keep(it->second);
      it = open_.erase(it);
    }
  }
}

std::uint32_t DocxGrid::finish_row() {
  close_merges_not_in_row();
  return row_number_;
}

void DocxGrid::drop_row() {
  --row_number_;
  row_.start();
}

std::vector<Range> DocxGrid::merged() {
  for (const auto& [column, range] : open_)
    keep(range);
  open_.clear();
  std::erase_if(merged_, [](const Range& r) {
    return r.first_row == r.last_row && r.first_column == r.last_column;
  });
  std::ranges::sort(merged_);
  return std::move(merged_);
}

}  // namespace vekha::table
