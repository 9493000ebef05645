#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

void add_evidence_sheet(const SheetInput& input) {
  Grid grid(input.book, "evidence",
            {{"number", 7},
             {"measure", 50},
             {"kind", 18},
             {"details", 26},
             {"date", 12},
             {"link", 46},
             {"confirms", 20},
             {"source", 44}});
  for (const report::MeasureReport& measure : input.programme.measures) {
    for (const facts::Observation& observation : measure.observations) {
      for (const facts::Evidence& evidence : observation.evidence) {
        SheetWriter& sheet = grid.sheet();
        const std::uint32_t row = grid.next_row();
        sheet.text(row, 0, measure.measure.number);
        sheet.text(row, 1, measure.measure.title.text);
        sheet.text(row, 2, evidence.kind.empty() ? evidence.text : evidence.kind);
        sheet.text(row, 3, evidence.number);
        if (evidence.date) sheet.date(row, 4, *evidence.date);
        if (!evidence.link.empty()) sheet.link(row, 5, evidence.link, evidence.link);
        sheet.text(row, 6,
                   input.phrases.text(evidence.confirms() ? "workbook.evidence.confirmed"
                                                          : "workbook.evidence.claimed"));
        sheet.text(row, 7, to_words(observation.place).in(input.phrases.language()));
      }
    }
  }
  grid.finish();
}

namespace {

std::string flags_text(const facts::Observation& observation) {
  std::string text;
  for (const std::string& flag : observation.flags)
    text += (text.empty() ? "" : ", ") + flag;
  return text;
}

void write_observation(const SheetInput& input, Grid& grid, const report::MeasureReport& measure,
                       const facts::Observation& observation) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, measure.measure.id);
  sheet.text(row, 1, measure.measure.title.text);
  sheet.text(row, 2, observation.unit);
  if (observation.period) {
    sheet.date(row, 3, observation.period->first);
    sheet.date(row, 4, observation.period->last);
  }
  if (observation.value) sheet.number(row, 5, *observation.value);
  sheet.text(row, 6, observation.raw);
  if (observation.completed) sheet.date(row, 7, *observation.completed);
  sheet.text(row, 8, observation.place.file);
  sheet.text(row, 9,
             to_words({.sheet = observation.place.sheet,
                       .row = observation.place.row,
                       .column = observation.place.column,
                       .cell_address = observation.place.cell_address})
                 .in(input.phrases.language()));
  sheet.text(row, 10, flags_text(observation));
}

}  // namespace

void add_data_sheet(const SheetInput& input) {
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
             {"flags", 20}});
  for (const report::MeasureReport& measure : input.programme.measures) {
    for (const facts::Observation& observation : measure.observations)
      write_observation(input, grid, measure, observation);
  }
  grid.finish();
}

}  // namespace vekha::render::xlsx
