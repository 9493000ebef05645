#include "base/place.h"
#include "base/text.h"
#include "render/xlsx/rollup_columns.h"
#include "render/xlsx/sheets.h"
#include "report/school_rollups.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>

namespace vekha::render::xlsx {

namespace {

struct School {
  std::set<std::size_t> reported;   // indices of measures
  std::set<std::size_t> confirmed;  // … with a document that can be found
  std::int64_t values = 0;
  std::optional<Date> latest;  // last day of the latest period
};

std::map<std::string, School> schools_of(const report::ProgrammeReport& programme) {
  std::map<std::string, School> schools;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    for (const facts::Observation& observation : programme.measures[i].observations) {
      if (observation.unit.empty()) continue;
      School& school = schools[text::fold_space(observation.unit)];
      school.reported.insert(i);
      ++school.values;
      if (observation.period)
        school.latest =
            std::max(school.latest.value_or(observation.period->last), observation.period->last);
      const auto& evidence = observation.evidence;
      if (std::ranges::any_of(evidence, [](const auto& document) { return document.confirms(); }))
        school.confirmed.insert(i);
    }
  }
  return schools;
}

}  // namespace

// In the order of their names: a ranking of schools is not this book's business. The statuses are
// those of the measures as a whole; what the school itself sent stands beside them.
void add_schools_sheet(const SheetInput& input) {
  const auto schools = schools_of(input.programme);
  std::vector<GridColumn> columns = rollup_columns();
  for (const auto& [key, width] : std::initializer_list<std::pair<const char*, double>>{
           {"reported", 16}, {"confirmed", 20}, {"share", 16}, {"values", 14}, {"latest", 16}})
    columns.push_back({key, width});
  Grid grid(input.book, "schools", columns, schools.size());
  SheetWriter& sheet = grid.sheet();
  const auto rollups = report::school_rollups(input.programme, input.snapshot.method);
  const std::uint16_t own = rollup_width();
  for (const auto& [name, school] : schools) {
    const std::uint32_t row = write_rollup(grid, input.phrases, name, rollups.at(name));
    const auto confirmed = static_cast<std::int64_t>(school.confirmed.size());
    const auto reported = static_cast<std::int64_t>(school.reported.size());
    const std::string line = std::to_string(row + 1);
    sheet.count(row, own, reported);
    sheet.count(row, own + 1, confirmed);
    sheet.formula(
        row, own + 2,
        "=" + column_letters(own + 2U) + line + "/" + column_letters(own + 1U) + line + "*100",
        Fraction::ratio(confirmed, reported)->to_double() * 100, Style::percent);
    sheet.count(row, own + 3, school.values);
    if (school.latest) sheet.date(row, own + 4, *school.latest);
  }
  if (schools.empty()) {
    sheet.text(grid.next_row(), 0, input.phrases.text("workbook.schools.none"));
  } else {
    sheet.data_bars(Grid::first_row, grid.last_row(), own + 2);
  }
  sheet.text(grid.next_row() + 1, 0, input.phrases.text("workbook.schools.remark"), Style::remark);
  grid.finish(1);
}

}  // namespace vekha::render::xlsx
