#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

struct Deadline {
  Date due;
  std::size_t measure;  // index in the programme
};

// The checkpoints that were judged and those that the road map still has before it.
std::vector<Date> due_dates(const report::MeasureReport& measure) {
  std::vector<Date> dates = measure.result.due;
  const roadmap::TermReading& term = measure.measure.term_reading;
  dates.insert(dates.end(), term.due.begin(), term.due.end());
  if (dates.empty() && term.end) dates.push_back(*term.end);
  std::ranges::sort(dates);
  dates.erase(std::ranges::unique(dates).begin(), dates.end());
  return dates;
}

std::vector<Deadline> deadlines_of(const report::ProgrammeReport& programme) {
  std::vector<Deadline> deadlines;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    for (const Date due : due_dates(programme.measures[i]))
      deadlines.push_back({due, i});
  }
  std::ranges::stable_sort(deadlines,
                           [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return deadlines;
}

}  // namespace

void add_deadlines_sheet(const SheetInput& input) {
  const std::vector<Deadline> deadlines = deadlines_of(input.programme);
  Grid grid(
      input.book, "deadlines",
      {{"due", 13}, {"number", 8}, {"measure", 70}, {"executor", 40}, {"left", 16}, {"status", 28}},
      deadlines.size());
  const std::string as_of = std::to_string(serial_of_date(input.snapshot.as_of));
  for (const Deadline& deadline : deadlines) {
    const report::MeasureReport& measure = input.programme.measures[deadline.measure];
    SheetWriter& sheet = grid.sheet();
    const std::uint32_t row = grid.next_row();
    sheet.date(row, 0, deadline.due);
    link_to_measure(input, sheet, {row, 1}, deadline.measure);
    sheet.text(row, 2, measure.measure.title.text);
    sheet.text(row, 3, executors_text(measure.measure));
    const int left = days_between(input.snapshot.as_of, deadline.due);
    if (year_of(deadline.due) < 1900) {
      sheet.count(row, 4, left);
    } else {
      sheet.formula(row, 4, "=A" + std::to_string(row + 1) + "-" + as_of, left, Style::number);
    }
    sheet.text(row, 5, status_label(input.phrases, measure.result.status),
               style_of(measure.result.status));
  }
  if (deadlines.empty())
    grid.sheet().text(grid.next_row(), 2, input.phrases.text("workbook.deadlines.none"));
  grid.sheet().labels_are_texts(grid.last_row(), 1);
  grid.finish();
}

}  // namespace vekha::render::xlsx
