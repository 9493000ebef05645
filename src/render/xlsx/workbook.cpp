#include "render/xlsx/workbook.h"

#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

void write_workbook(const report::Snapshot& snapshot, const report::ProgrammeReport& programme,
                    const report::Phrases& phrases, const std::filesystem::path& path) {
  Book book(path, phrases, programme.title, snapshot.as_of);
  const SheetInput input{book, snapshot, programme, phrases};
  add_title_sheet(input);
  add_summary_sheet(input);
  add_measures_sheet(input);
  add_indicators_sheet(input);
  add_sections_sheet(input);
  add_executors_sheet(input);
  add_deadlines_sheet(input);
  add_questions_sheet(input);
  add_evidence_sheet(input);
  add_data_sheet(input);
  add_method_sheet(input);
  add_log_sheet(input);
  book.save();
}

}  // namespace vekha::render::xlsx
