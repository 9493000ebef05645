#pragma once

#include "render/xlsx/book.h"

#include <string>
#include <vector>

namespace vekha::render::xlsx {

struct GridColumn {
  std::string key;    ///< its head is the phrase "workbook.<sheet>.<key>"
  double width = 12;  ///< in characters
};

/// A sheet that is one table: head row, data rows. Filter buttons come at once, frozen head and
/// print set-up with finish(). Rows are written from the top down.
class Grid {
 public:
  /// `key` of the sheet: its name is the phrase "workbook.<key>.sheet". `rows` that will be
  /// written: the filter must be known before them.
  Grid(Book& book, const std::string& key, const std::vector<GridColumn>& columns,
       std::size_t rows);

  SheetWriter& sheet() { return sheet_; }
  std::uint32_t next_row() { return row_++; }
  std::uint32_t rows_written() const { return row_ - first_row; }
  std::uint32_t last_row() const { return row_ - 1; }
  const std::string& name() const { return name_; }

  /// `frozen_columns` stay in sight with the head.
  void finish(std::uint16_t frozen_columns = 0);

  static constexpr std::uint32_t first_row = 1;

 private:
  std::string name_;
  SheetWriter sheet_;
  std::uint16_t last_column_;
  std::uint32_t row_ = first_row;
};

}  // namespace vekha::render::xlsx
