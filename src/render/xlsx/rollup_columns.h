#pragma once

#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <string_view>
#include <vector>

namespace vekha::render::xlsx {

/// «Таблица 1» of the analytic note as columns: total, due, done … and СРм, after the name in
/// column A.
std::vector<GridColumn> rollup_columns();

/// How many columns that is, the name included.
std::uint16_t rollup_width();

/// A row of it; СРм is a formula over the row's own cells.
std::uint32_t write_rollup(Grid& grid, const report::Phrases& phrases, std::string_view name,
                           const evaluation::Rollup& rollup);

}  // namespace vekha::render::xlsx
