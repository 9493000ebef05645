#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

using evaluation::Rollup;
using evaluation::Status;

constexpr std::uint16_t first_figure = 1;

// The columns of «Таблица 1» in the analytic note.
std::vector<std::int64_t> figures_of(const Rollup& rollup) {
  return {rollup.total,
          rollup.srm.due,
          rollup.srm.done,
          rollup.count(Status::done_late),
          rollup.count(Status::partial),
          rollup.count(Status::not_done),
          rollup.count(Status::no_data),
          rollup.count(Status::unconfirmed),
          rollup.count(Status::in_progress) + rollup.count(Status::at_risk),
          rollup.count(Status::not_due),
          rollup.undecided};
}

const std::vector<GridColumn>& columns() {
  static const std::vector<GridColumn> all = {
      {"name", 48},    {"total", 9},      {"due", 11},     {"done", 11},        {"done_late", 13},
      {"partial", 12}, {"not_done", 12},  {"no_data", 10}, {"unconfirmed", 14}, {"running", 10},
      {"not_due", 12}, {"undecided", 13}, {"srm", 10}};
  return all;
}

void write_row(Grid& grid, const report::Phrases& phrases, std::string_view name,
               const Rollup& rollup) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, name);
  std::uint16_t column = first_figure;
  for (const std::int64_t figure : figures_of(rollup))
    sheet.count(row, column++, figure);
  const std::string line = std::to_string(row + 1);
  if (const auto share = rollup.srm.value()) {
    sheet.formula(row, column, "=D" + line + "/C" + line + "*100", share->to_double() * 100,
                  Style::percent);
  } else {
    sheet.text(row, column, phrases.text("workbook.none"));
  }
}

void write_total(Grid& grid, const report::Phrases& phrases, const Rollup& rollup) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t last = grid.rows_written() + Grid::first_row;
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, phrases.text("workbook.total"), Style::total);
  std::uint16_t column = first_figure;
  for (const std::int64_t figure : figures_of(rollup)) {
    const std::string letter = column_letters(column + 1U);
    sheet.formula(row, column++,
                  "=SUM(" + letter + std::to_string(Grid::first_row + 1) + ":" + letter +
                      std::to_string(last) + ")",
                  static_cast<double>(figure), Style::total_number);
  }
  const std::string line = std::to_string(row + 1);
  if (const auto share = rollup.srm.value()) {
    sheet.formula(row, column, "=D" + line + "/C" + line + "*100", share->to_double() * 100,
                  Style::total_percent);
  } else {
    sheet.text(row, column, phrases.text("workbook.none"), Style::total);
  }
}

}  // namespace

void add_sections_sheet(const SheetInput& input) {
  Grid grid(input.book, "sections", columns());
  for (const report::SectionReport& section : input.programme.sections) {
    const std::string name =
        section.number.empty() ? section.title : section.number + ". " + section.title;
    write_row(grid, input.phrases, name.empty() ? input.phrases.text("workbook.no_section") : name,
              section.rollup);
  }
  write_total(grid, input.phrases, input.programme.rollup);
  grid.finish(1);
}

// No total: a measure counts for each of its executors, so a sum would count it twice.
void add_executors_sheet(const SheetInput& input) {
  Grid grid(input.book, "executors", columns());
  for (const report::ExecutorReport& executor : input.programme.executors) {
    write_row(grid, input.phrases, executor.name, executor.rollup);
  }
  if (input.programme.executors.empty())
    grid.sheet().text(grid.next_row(), 0, input.phrases.text("workbook.executors.none"));
  grid.sheet().text(grid.next_row() + 1, 0, input.phrases.text("workbook.executors.remark"));
  grid.finish(1);
}

}  // namespace vekha::render::xlsx
