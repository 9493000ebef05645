#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

std::size_t documents_of(const report::ProgrammeReport& programme) {
  std::size_t count = 0;
  for (const report::MeasureReport& measure : programme.measures) {
    for (const facts::Observation& observation : measure.observations)
      count += observation.evidence.size();
  }
  return count;
}

void write_row(const SheetInput& input, Grid& grid, std::size_t measure,
               const facts::Observation& observation, const facts::Evidence& evidence) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  link_to_measure(input, sheet, {row, 0}, measure);
  sheet.text(row, 1, evidence.kind.empty() ? evidence.text : evidence.kind);
  sheet.text(row, 2, evidence.number);
  if (evidence.date) sheet.date(row, 3, *evidence.date);
  if (!evidence.link.empty()) sheet.link(row, 4, evidence.link, evidence.link);
  sheet.text(row, 5, input.programme.measures[measure].measure.title.text);
  sheet.text(row, 6,
             input.phrases.text(evidence.confirms() ? "workbook.evidence.confirmed"
                                                    : "workbook.evidence.claimed"));
  sheet.text(row, 7, input.format.place(observation.place));
}

}  // namespace

void add_evidence_sheet(const SheetInput& input) {
  const auto& measures = input.programme.measures;
  const std::size_t documents = documents_of(input.programme);
  Grid grid(input.book, "evidence",
            {{"number", 9},
             {"kind", 18},
             {"details", 22},
             {"date", 12},
             {"link", 46},
             {"measure", 50},
             {"state", 18},
             {"source", 44}},
            documents);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    for (const facts::Observation& observation : measures[i].observations) {
      for (const facts::Evidence& evidence : observation.evidence)
        write_row(input, grid, i, observation, evidence);
    }
  }
  if (documents == 0)
    grid.sheet().text(grid.next_row(), 1, input.phrases.text("workbook.evidence.none"));
  grid.sheet().labels_are_texts(grid.last_row(), 0);
  grid.sheet().labels_are_texts(grid.last_row(), 2);
  grid.finish();
}

}  // namespace vekha::render::xlsx
