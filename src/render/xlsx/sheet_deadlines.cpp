#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

struct Deadline {
  Date due;
  const report::MeasureReport* measure;
};

std::vector<Deadline> deadlines_of(const report::ProgrammeReport& programme) {
  std::vector<Deadline> deadlines;
  for (const report::MeasureReport& measure : programme.measures) {
    for (const Date due : measure.result.due)
      deadlines.push_back({due, &measure});
  }
  std::stable_sort(deadlines.begin(), deadlines.end(),
                   [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return deadlines;
}

}  // namespace

void add_deadlines_sheet(const SheetInput& input) {
  Grid grid(input.book, "deadlines",
            {{"due", 13},
             {"number", 7},
             {"measure", 70},
             {"executor", 40},
             {"left", 16},
             {"status", 28}});
  for (const Deadline& deadline : deadlines_of(input.programme)) {
    SheetWriter& sheet = grid.sheet();
    const std::uint32_t row = grid.next_row();
    sheet.date(row, 0, deadline.due);
    sheet.text(row, 1, deadline.measure->measure.number);
    sheet.text(row, 2, deadline.measure->measure.title.text);
    sheet.text(row, 3, executors_text(deadline.measure->measure));
    sheet.count(row, 4, days_between(input.snapshot.as_of, deadline.due));
    sheet.text(row, 5, status_label(input.phrases, deadline.measure->result.status));
  }
  grid.finish();
}

}  // namespace vekha::render::xlsx
