#include "base/place.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/rollup_columns.h"
#include "render/xlsx/sheets.h"

#include <array>

namespace vekha::render::xlsx {

namespace {

using evaluation::Rollup;
using evaluation::Status;

struct Figure {
  const char* key;
  double width;
  std::int64_t (*value)(const Rollup&);
};

std::int64_t outside(const Rollup& rollup) {
  return rollup.count(Status::no_requests) + rollup.count(Status::not_planned) +
         rollup.count(Status::cancelled);
}

// The columns of «Таблица 1» in the analytic note, after the name.
constexpr std::array figures = {
    Figure{"total", 9, [](const Rollup& r) { return r.total; }},
    Figure{"due", 11, [](const Rollup& r) { return r.srm.due; }},
    Figure{"done", 12, [](const Rollup& r) { return r.srm.done; }},
    Figure{"done_late", 13, [](const Rollup& r) { return r.count(Status::done_late); }},
    Figure{"partial", 12, [](const Rollup& r) { return r.count(Status::partial); }},
    Figure{"not_done", 12, [](const Rollup& r) { return r.count(Status::not_done); }},
    Figure{"no_data", 10, [](const Rollup& r) { return r.count(Status::no_data); }},
    Figure{"unconfirmed", 16, [](const Rollup& r) { return r.count(Status::unconfirmed); }},
    Figure{"running", 10,
           [](const Rollup& r) { return r.count(Status::in_progress) + r.count(Status::at_risk); }},
    Figure{"not_due", 12, [](const Rollup& r) { return r.count(Status::not_due); }},
    Figure{"undecided", 13, [](const Rollup& r) { return r.undecided; }},
    Figure{"outside", 11, outside}};
constexpr std::uint16_t first_figure = 1;
constexpr std::uint16_t share_column = first_figure + figures.size();

// СРм of a row: column D (выполнено) over column C (срок наступил).
void write_share(SheetWriter& sheet, std::uint32_t row, const report::Phrases& phrases,
                 const Rollup& rollup, Style style) {
  const std::string line = std::to_string(row + 1);
  if (const auto share = rollup.srm.value()) {
    sheet.formula(row, share_column, "=D" + line + "/C" + line + "*100", share->to_double() * 100,
                  style);
  } else {
    sheet.text(row, share_column, phrases.text("workbook.none"),
               style == Style::total_percent ? Style::total : Style::text);
  }
}

void write_total(Grid& grid, const report::Phrases& phrases, const Rollup& rollup) {
  SheetWriter& sheet = grid.sheet();
  const std::string last = std::to_string(grid.last_row() + 1);
  const bool empty = grid.rows_written() == 0;
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, phrases.text("workbook.total"), Style::total);
  std::uint16_t column = first_figure;
  for (const Figure& figure : figures) {
    const std::string letter = column_letters(column + 1U);
    const std::int64_t value = figure.value(rollup);
    if (empty) {
      sheet.count(row, column++, value, Style::total_number);
      continue;
    }
    sheet.formula(row, column++, "=SUM(" + letter + "2:" + letter + last + ")",
                  static_cast<double>(value), Style::total_number);
  }
  write_share(sheet, row, phrases, rollup, Style::total_percent);
}

ChartSeries series(const report::Phrases& phrases, const std::string& key,
                   const std::string& colour) {
  std::uint16_t column = first_figure;
  for (const Figure& figure : figures) {
    if (key == figure.key) break;
    ++column;
  }
  return {.column = column, .name = phrases.text("workbook.sections." + key), .colour = colour};
}

void add_chart(const SheetInput& input, Grid& grid, std::uint32_t last_name) {
  const report::Phrases& phrases = input.phrases;
  const double rows = last_name - Grid::first_row + 1;
  input.book.add_chart(
      grid.sheet(), grid.last_row() + 2, 0,
      {.kind = ChartKind::stacked_bar,
       .sheet = grid.name(),
       .first_row = Grid::first_row,
       .last_row = last_name,
       .names = 0,
       .series = {series(phrases, "done", "done"), series(phrases, "running", "run"),
                  series(phrases, "partial", "part"), series(phrases, "not_done", "late"),
                  series(phrases, "no_data", "paper"), series(phrases, "unconfirmed", "risk"),
                  series(phrases, "not_due", "plan"), series(phrases, "undecided", "ask")},
       .title = phrases.text("workbook.sections.chart"),
       .description = phrases.text("workbook.sections.chart_description"),
       .width = 980,
       .height = 160 + 44 * std::min(rows, 20.0)});
}

}  // namespace

std::vector<GridColumn> rollup_columns() {
  std::vector<GridColumn> all = {{"name", 48}};
  for (const Figure& figure : figures)
    all.push_back({figure.key, figure.width});
  all.push_back({"srm", 11});
  return all;
}

std::uint16_t rollup_width() {
  return share_column + 1;
}

std::uint32_t write_rollup(Grid& grid, const report::Phrases& phrases, std::string_view name,
                           const Rollup& rollup) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, name);
  std::uint16_t column = first_figure;
  for (const Figure& figure : figures)
    sheet.count(row, column++, figure.value(rollup));
  write_share(sheet, row, phrases, rollup, Style::percent);
  return row;
}

void add_sections_sheet(const SheetInput& input) {
  const auto& sections = input.programme.sections;
  Grid grid(input.book, "sections", rollup_columns(), sections.size());
  for (const report::SectionReport& section : sections)
    write_rollup(grid, input.phrases, section_label(input.phrases, section), section.rollup);
  const std::uint32_t last = grid.last_row();
  write_total(grid, input.phrases, input.programme.rollup);
  grid.sheet().data_bars(Grid::first_row, grid.last_row(), share_column);
  if (!sections.empty()) add_chart(input, grid, last);
  grid.finish(1);
}

// No total: a measure counts for each of its executors, so a sum would count it twice.
void add_executors_sheet(const SheetInput& input) {
  const auto& executors = input.programme.executors;
  Grid grid(input.book, "executors", rollup_columns(), executors.size());
  for (const report::ExecutorReport& executor : executors)
    write_rollup(grid, input.phrases, executor.name, executor.rollup);
  if (executors.empty()) {
    grid.sheet().text(grid.next_row(), 0, input.phrases.text("workbook.executors.none"));
  } else {
    grid.sheet().data_bars(Grid::first_row, grid.last_row(), share_column);
  }
  grid.sheet().text(grid.next_row() + 1, 0, input.phrases.text("workbook.executors.remark"),
                    Style::remark);
  grid.finish(1);
}

}  // namespace vekha::render::xlsx
