#include "roadmap/read_programme.h"

#include "base/error.h"
#include "base/text.h"
#include "roadmap/draft.h"
#include "roadmap/lines.h"
#include "roadmap/measure_ids.h"

namespace vekha::roadmap {
namespace {

Measure measure_of(const MeasureDraft& draft) {
  const RowTexts& row = draft.row;
  Measure measure;
  measure.number = row.text(Column::number).text;
  measure.title = row.text(Column::title);
  measure.indicator = row.text(Column::indicator);
  if (measure.title.empty()) measure.title = measure.indicator;
  measure.plan = row.text(Column::plan);
  measure.years = row.years;
  measure.periods = row.periods;
  measure.unit = row.text(Column::unit);
  measure.direction = row.text(Column::direction);
  measure.baseline = row.text(Column::baseline);
  measure.term = row.text(Column::term);
  measure.executor = row.text(Column::executor);
  measure.other = row.other;
  measure.place = row.place;
  measure.flags = draft.flags;
  return measure;
}

ProgrammeTable table_of(const TableDraft& draft, std::size_t number, MeasureIds& ids) {
  ProgrammeTable table{.title = draft.title, .columns = draft.head.columns};
  for (const SectionDraft& section_draft : draft.sections) {
    Section section{.number = section_draft.heading.number,
                    .title = section_draft.heading.title,
                    .place = section_draft.place};
    for (const MeasureDraft& measure_draft : section_draft.measures) {
      Measure measure = measure_of(measure_draft);
      measure.id = ids.next(measure_draft, {number, table.sections.size() + 1, section.measures.size() + 1});
      section.measures.push_back(std::move(measure));
    }
    table.sections.push_back(std::move(section));
  }
  return table;
}

}  // namespace

Programme read_programme(const table::Document& document) {
  Programme programme;
  programme.file = document.file;
  programme.sha256 = document.summary.sha256;
  const std::vector<Line> lines = lines_of(document, programme.remarks);
  DocumentDraft draft = draft_of(lines);
  MeasureIds ids;
  for (const TableDraft& table : draft.tables) {
    programme.tables.push_back(table_of(table, programme.tables.size() + 1, ids));
  }
  programme.orphans = std::move(draft.orphans);
  programme.remarks.insert(programme.remarks.end(), draft.remarks.begin(), draft.remarks.end());
  return programme;
}

}  // namespace vekha::roadmap
