#include "table/xlsx_row_sorter.h"

#include "table/fault.h"
#include "table/row_buffer.h"

#include <algorithm>
#include <utility>

namespace vekha::table {

bool XlsxRowSorter::row(std::uint32_t number, std::span<const Cell> cells) {
  constexpr std::uint64_t most_cells = 1'000'000;
  cells_ += cells.size();
  if (cells_ > most_cells) {
    refuse_limit(place_, {"строки не по порядку, а ячеек больше миллиона",
                          "rows out of order and more than a million cells"});
  }
  std::vector<Cell>& row = rows_[number];
  if (row.size() < cells.size()) row.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!is_blank(cells[i])) row[i] = cells[i];
  }
  return true;
}

void XlsxRowSorter::give(Sink& sink, MergedCells& covered) {
  RowBuffer buffer;
  for (auto& [number, row] : std::exchange(rows_, {})) {
    buffer.start();
    std::uint32_t column = 0;
    for (Cell& cell : row)
      buffer.set(++column, std::move(cell));
    covered.blank_covered(number, buffer);
    const auto cells = buffer.cells();
    if (!cells.empty() && !sink.row(number, cells)) return;
  }
}

}  // namespace vekha::table
