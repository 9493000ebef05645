#pragma once

#include "roadmap/read_programme.h"
#include "table/table.h"

#include <string>
#include <vector>

namespace vekha::roadmap {

/// A document of one sheet: a line is a row, «|» parts its cells; an empty line leaves a row out.
inline table::Document document_of(const std::vector<std::string>& lines) {
  table::Document document{.file = "план.csv"};
  table::Sheet sheet;
  std::uint32_t number = 0;
  for (const std::string& line : lines) {
    ++number;
    table::Row row{.number = number};
    std::string cell;
    for (const char c : line + "|") {
      if (c != '|') {
        cell += c;
        continue;
      }
      row.cells.push_back(cell.empty() ? table::Cell{} : table::Cell{cell});
      cell.clear();
    }
    while (!row.cells.empty() && table::is_blank(row.cells.back()))
      row.cells.pop_back();
    if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
  }
  document.sheets.push_back(std::move(sheet));
  return document;
}

/// One line a measure: «2 / 2.1 Семинар [показатель] {план} <срок> (исполнитель; исполнитель)»;
/// blank parts left out.
inline std::string to_text(const Programme& programme) {
  std::string out;
  for_each_measure(programme,
                   [&](const ProgrammeTable&, const Section& section, const Measure& measure) {
                     if (!section.number.empty() || !section.title.empty())
                       out += section.number + ":" + section.title + " / ";
                     out += measure.id + " " + measure.title.text;
                     if (!measure.indicator.empty()) out += " [" + measure.indicator.text + "]";
                     if (!measure.plan.empty()) out += " {" + measure.plan.text + "}";
                     for (const auto& [year, cell] : measure.years)
                       out += " " + std::to_string(year) + "=" + cell.text;
                     for (const auto& [period, cell] : measure.periods)
                       out += " " + period + "=" + cell.text;
                     if (!measure.term.empty()) out += " <" + measure.term.text + ">";
                     std::string names;
                     for (const Executor& executor : measure.executors)
                       names += (names.empty() ? "" : "; ") + executor.name;
                     if (!names.empty()) out += " (" + names + ")";
                     out += "\n";
                   });
  return out;
}

inline std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> found;
  for (const Problem& problem : problems)
    found.push_back(problem.code);
  return found;
}

inline std::vector<std::string> codes(const std::vector<Question>& questions) {
  std::vector<std::string> found;
  for (const Question& question : questions)
    found.push_back(question.code);
  return found;
}

}  // namespace vekha::roadmap
