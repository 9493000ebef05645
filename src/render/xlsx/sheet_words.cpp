#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

std::string status_label(const report::Phrases& phrases, evaluation::Status status) {
  return phrases.text("status." + std::string(evaluation::code(status)));
}

std::string executors_text(const roadmap::Measure& measure) {
  std::vector<std::string> names;
  names.reserve(measure.executors.size());
  for (const roadmap::Executor& executor : measure.executors)
    names.push_back(executor.name);
  return text::join(names, ", ");
}

std::string period_text(const report::Phrases& phrases, const Period& period) {
  return phrases.fill("workbook.period", {{"first", period.first}, {"last", period.last}});
}

std::string section_label(const report::Phrases& phrases, const report::SectionReport& section) {
  const std::string name = numbered(section.number, section.title);
  const std::string shown = name.empty() ? phrases.text("workbook.no_section") : name;
  return section.table.empty() ? shown : text::shortened(section.table, 60) + ": " + shown;
}

std::string quoted_sheet(const report::Phrases& phrases, const std::string& key) {
  std::string quoted = "'";
  for (const char c : phrases.text("workbook." + key + ".sheet")) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  return quoted + "'";
}

void link_to_measure(const SheetInput& input, SheetWriter& sheet, Cell cell, std::size_t measure) {
  const roadmap::Measure& target = input.programme.measures[measure].measure;
  const std::string line = std::to_string(Grid::first_row + measure + 1);
  sheet.link(cell.row, cell.column,
             "internal:" + quoted_sheet(input.phrases, "measures") + "!A" + line,
             target.number.empty() ? target.id : target.number);
}

}  // namespace vekha::render::xlsx
