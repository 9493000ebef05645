#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

std::size_t rows_of(const report::ProgrammeReport& programme) {
  std::size_t count = 0;
  for (const report::MeasureReport& measure : programme.measures)
    count += measure.observations.size();
  return count;
}

// Millions of rows pass here: what is the same in all rows of a measure is looked up once.
class DataRows {
 public:
  DataRows(const SheetInput& input, Grid& grid) : input_(input), grid_(grid) {}

  void write(const report::MeasureReport& measure) {
    for (const facts::Observation& observation : measure.observations)
      write(measure.measure, observation);
  }

 private:
  void write(const roadmap::Measure& measure, const facts::Observation& observation) {
    SheetWriter& sheet = grid_.sheet();
    const std::uint32_t row = grid_.next_row();
    sheet.text(row, 0, measure.id, Style::line);
    sheet.text(row, 1, measure.title.text, Style::line);
    if (!observation.unit.empty()) sheet.text(row, 2, observation.unit, Style::line);
    if (observation.period) {
      sheet.date(row, 3, observation.period->first);
      sheet.date(row, 4, observation.period->last);
    }
    write_value(sheet, row, observation);
    sheet.text(row, 6, observation.raw, Style::line);
    if (observation.completed) sheet.date(row, 7, *observation.completed);
    sheet.text(row, 8, observation.place.file, Style::line);
    write_cell_name(sheet, row, observation.place);
    if (!observation.flags.empty()) sheet.text(row, 10, flags(observation), Style::line);
  }

  void write_value(SheetWriter& sheet, std::uint32_t row, const facts::Observation& observation) {
    if (observation.value) return sheet.number(row, 5, *observation.value);
    if (observation.done)
      return sheet.text(row, 5,
                        input_.phrases.text(*observation.done ? "workbook.yes" : "workbook.no"),
                        Style::line);
  }

  // «лист «2024», F12»
  void write_cell_name(SheetWriter& sheet, std::uint32_t row, const Place& place) {
    if (place.cell_address && place.row > 0 && place.column > 0) {
      const std::string cell = cell_name(place.row, place.column);
      sheet.text(row, 9, place.sheet.empty() ? cell : place.sheet + "!" + cell, Style::line);
    } else {
      sheet.text(
          row, 9,
          input_.format.place({.sheet = place.sheet, .row = place.row, .column = place.column}));
    }
  }

  std::string flags(const facts::Observation& observation) const {
    std::vector<std::string> words;
    words.reserve(observation.flags.size());
    for (const std::string& flag : observation.flags)
      words.push_back(input_.format.text_or_name("flag", flag));
    return text::join(words, ", ");
  }

  const SheetInput& input_;
  Grid& grid_;
};

}  // namespace

void add_data_sheet(const SheetInput& input) {
  const std::size_t rows = rows_of(input.programme);
  Grid grid(input.book, "data",
            {{"measure_id", 11},
             {"measure", 46},
             {"unit", 28},
             {"first", 12},
             {"last", 12},
             {"value", 10},
             {"raw", 16},
             {"completed", 12},
             {"file", 40},
             {"cell", 24},
             {"flags", 30}},
            rows);
  DataRows writer(input, grid);
  for (const report::MeasureReport& measure : input.programme.measures)
    writer.write(measure);
  if (rows == 0) grid.sheet().text(grid.next_row(), 1, input.phrases.text("workbook.data.none"));
  grid.sheet().labels_are_texts(grid.last_row(), 0);
  grid.sheet().labels_are_texts(grid.last_row(), 6);
  grid.finish();
}

}  // namespace vekha::render::xlsx
