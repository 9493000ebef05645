#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>
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

// In the order of their names: a ranking of schools is not this book's business.
void add_schools_sheet(const SheetInput& input) {
  const auto schools = schools_of(input.programme);
  Grid grid(input.book, "schools",
            {{"name", 50},
             {"reported", 16},
             {"confirmed", 20},
             {"share", 16},
             {"values", 14},
             {"latest", 16}},
            schools.size());
  SheetWriter& sheet = grid.sheet();
  for (const auto& [name, school] : schools) {
    const std::uint32_t row = grid.next_row();
    const std::string line = std::to_string(row + 1);
    const auto confirmed = static_cast<std::int64_t>(school.confirmed.size());
    const auto reported = static_cast<std::int64_t>(school.reported.size());
    sheet.text(row, 0, name);
    sheet.count(row, 1, reported);
    sheet.count(row, 2, confirmed);
    sheet.formula(row, 3, "=C" + line + "/B" + line + "*100",
                  Fraction::ratio(confirmed, reported)->to_double() * 100, Style::percent);
    sheet.count(row, 4, school.values);
    if (school.latest) sheet.date(row, 5, *school.latest);
  }
  if (schools.empty()) {
    sheet.text(grid.next_row(), 0, input.phrases.text("workbook.schools.none"));
  } else {
    sheet.data_bars(Grid::first_row, grid.last_row(), 3);
  }
  sheet.text(grid.next_row() + 1, 0, input.phrases.text("workbook.schools.remark"), Style::remark);
  grid.finish(1);
}

}  // namespace vekha::render::xlsx
