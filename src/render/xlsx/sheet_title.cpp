#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

class Lines {
 public:
  Lines(SheetWriter& sheet, const report::Phrases& phrases) : sheet_(sheet), phrases_(phrases) {}

  void add(const std::string& key, std::string_view value) {
    sheet_.text(row_, 0, phrases_.text("workbook.title." + key), Style::bold);
    sheet_.text(row_++, 1, value);
  }
  void add(const std::string& key, Date day) {
    sheet_.text(row_, 0, phrases_.text("workbook.title." + key), Style::bold);
    sheet_.date(row_++, 1, day);
  }
  void add_count(const std::string& key, std::size_t count) {
    sheet_.text(row_, 0, phrases_.text("workbook.title." + key), Style::bold);
    sheet_.count(row_++, 1, static_cast<std::int64_t>(count));
  }

 private:
  SheetWriter& sheet_;
  const report::Phrases& phrases_;
  std::uint32_t row_ = 3;
};

}  // namespace

void add_title_sheet(const SheetInput& input) {
  const report::ProgrammeReport& programme = input.programme;
  SheetWriter sheet = input.book.add_sheet(input.phrases.text("workbook.title.sheet"));
  sheet.width(0, 34);
  sheet.width(1, 100);
  sheet.text(0, 0, input.phrases.text("workbook.title.heading"), Style::title);
  sheet.text(1, 0, input.snapshot.office.name, Style::subtitle);
  Lines lines(sheet, input.phrases);
  lines.add("programme", programme.title);
  lines.add("organisation", programme.organisation);
  lines.add("approval",
            programme.approval ? programme.approval->text : input.phrases.text("workbook.none"));
  lines.add("period", programme.period ? period_text(input.phrases, *programme.period)
                                       : input.phrases.text("workbook.none"));
  lines.add("window", period_text(input.phrases, programme.window));
  lines.add("as_of", input.snapshot.as_of);
  lines.add_count("measures", programme.measures.size());
  lines.add_count("sections", programme.sections.size());
  lines.add("document", programme.file);
  lines.add("document_hash", programme.sha256);
  lines.add("snapshot", input.snapshot.id);
  lines.add("version", input.snapshot.version);
  sheet.print_setup(std::nullopt, input.phrases.text("workbook.footer"));
}

}  // namespace vekha::render::xlsx
