#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

void write_source(const SheetInput& input, Grid& grid, const facts::Source& source) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, input.phrases.text("workbook.log.file"));
  sheet.text(row, 1, source.file);
  sheet.text(row, 2, source.sha256);
  sheet.text(row, 3,
             source.encoding.empty() ? source.format : source.format + ", " + source.encoding);
  sheet.count(row, 4, static_cast<std::int64_t>(source.rows_read));
  sheet.count(row, 5, static_cast<std::int64_t>(source.rows_taken));
  sheet.count(row, 6, static_cast<std::int64_t>(source.rows_rejected));
  sheet.count(row, 7, static_cast<std::int64_t>(source.rows_skipped));
  sheet.text(row, 8, input.format.text_or_name("layout", source.layout));
}

// The road map itself.
void write_document(const SheetInput& input, Grid& grid) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, input.phrases.text("workbook.log.document"));
  sheet.text(row, 1, input.programme.file);
  sheet.text(row, 2, input.programme.sha256);
  sheet.text(
      row, 8,
      input.phrases.fill("workbook.log.measures",
                         {{"count", static_cast<std::int64_t>(input.programme.measures.size())}}));
}

void write_problem(Grid& grid, const report::Phrases& phrases, const std::string& kind,
                   const Problem& problem) {
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  const Language language = phrases.language();
  sheet.text(row, 0, phrases.text("workbook.log." + kind));
  sheet.text(row, 1, to_words(problem.place).in(language));
  sheet.text(row, 8,
             problem.text.in(language) +
                 (problem.advice.in(language).empty() ? "" : ". " + problem.advice.in(language)));
}

}  // namespace

void add_log_sheet(const SheetInput& input) {
  Grid grid(input.book, "log",
            {{"kind", 16},
             {"place", 50},
             {"hash", 24},
             {"format", 20},
             {"read", 10},
             {"taken", 10},
             {"rejected", 12},
             {"skipped", 12},
             {"text", 80}},
            input.snapshot.sources.size() + input.snapshot.rejects.size() +
                input.snapshot.notes.size() + input.snapshot.not_submitted.size() +
                input.programme.remarks.size() + 1);
  write_document(input, grid);
  for (const facts::Source& source : input.snapshot.sources)
    write_source(input, grid, source);
  for (const facts::Reject& reject : input.snapshot.rejects)
    write_problem(grid, input.phrases, "reject", reject.problem);
  for (const Problem& note : input.snapshot.notes)
    write_problem(grid, input.phrases, "note", note);
  for (const facts::Silence& silence : input.snapshot.not_submitted)
    write_problem(grid, input.phrases, "not_submitted", facts::problem_of(silence, ""));
  for (const Problem& remark : input.programme.remarks)
    write_problem(grid, input.phrases, "remark", remark);
  grid.finish();
}

}  // namespace vekha::render::xlsx
