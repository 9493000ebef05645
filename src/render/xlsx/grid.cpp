#include "render/xlsx/grid.h"

#include <algorithm>

namespace vekha::render::xlsx {

Grid::Grid(Book& book, const std::string& key, const std::vector<GridColumn>& columns,
           std::size_t rows)
    : name_(book.phrases().text("workbook." + key + ".sheet")),
      sheet_(book.add_sheet(name_)),
      last_column_(static_cast<std::uint16_t>(columns.size() - 1)) {
  sheet_.filter(0, static_cast<std::uint32_t>(std::max<std::size_t>(rows, 1)), last_column_);
  for (std::uint16_t i = 0; i <= last_column_; ++i) {
    sheet_.width(i, columns[i].width);
    sheet_.text(0, i, book.phrases().text("workbook." + key + "." + columns[i].key), Style::head);
  }
}

void Grid::finish(std::uint16_t frozen_columns) {
  sheet_.freeze(first_row, frozen_columns);
  sheet_.print_setup(0, frozen_columns);
}

}  // namespace vekha::render::xlsx
