#include "render/xlsx/workbook.h"

#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

// Above this the rows are not held: 20,000 rows of texts take some 30 MB.
constexpr std::size_t many_observations = 20'000;

std::size_t observations_of(const report::ProgrammeReport& programme) {
  std::size_t count = 0;
  for (const report::MeasureReport& measure : programme.measures)
    count += measure.observations.size();
  return count;
}

}  // namespace

void write_workbook(const report::Snapshot& snapshot, const report::ProgrammeReport& programme,
                    const Addresses& addresses, const report::Phrases& phrases,
                    const std::filesystem::path& path) {
  const BookTexts texts{.title = programme.title,
                        .subject = phrases.text("workbook.title.heading"),
                        .author = snapshot.office.name,
                        .keywords = snapshot.id};
  const bool many = observations_of(programme) > many_observations;
  Book book(path, phrases, texts, snapshot.as_of, many ? Memory::constant : Memory::normal);
  const SheetInput input{book, snapshot, programme, phrases, Format(phrases), addresses};
  add_title_sheet(input);
  add_summary_sheet(input);
  add_measures_sheet(input);
  add_indicators_sheet(input);
  add_sections_sheet(input);
  add_executors_sheet(input);
  add_schools_sheet(input);
  add_deadlines_sheet(input);
  add_questions_sheet(input);
  add_evidence_sheet(input);
  add_data_sheet(input);
  add_method_sheet(input);
  add_log_sheet(input);
  book.save();
}

}  // namespace vekha::render::xlsx
