#include "render/xlsx/sheets.h"

#include <array>

namespace vekha::render::xlsx {

namespace {

constexpr std::array sheet_keys = {"summary",   "measures", "indicators", "sections",
                                   "executors", "schools",  "deadlines",  "questions",
                                   "evidence",  "data",     "method",     "log"};

class TitlePage {
 public:
  explicit TitlePage(const SheetInput& input)
      : input_(input), sheet_(input.book.add_sheet(input.phrases.text("workbook.title.sheet"))) {}

  void write() {
    const report::ProgrammeReport& programme = input_.programme;
    sheet_.width(0, 34);
    sheet_.width(1, 100);
    if (!phrase("stamp").empty()) sheet_.text(row_++, 1, phrase("stamp"), Style::remark);
    sheet_.text(row_++, 0, phrase("heading"), Style::title);
    sheet_.text(row_++, 0, input_.snapshot.office.name, Style::subtitle);
    ++row_;
    add("programme", programme.title);
    add("organisation", programme.organisation);
    add("approval", programme.approval ? programme.approval->text : none());
    add("period", programme.period ? period_text(input_.phrases, *programme.period) : none());
    add("window", period_text(input_.phrases, programme.window));
    add_day("as_of", input_.snapshot.as_of);
    add_day("made", input_.snapshot.as_of);
    add_count("measures", programme.measures.size());
    add_count("sections", programme.sections.size());
    add("document", programme.file);
    add("document_hash", programme.sha256);
    add("snapshot", input_.snapshot.id);
    add("method_version", input_.phrases.text("workbook.method.version"));
    add("version", input_.snapshot.version);
    add_site();
    add_contents();
    sheet_.print_setup(std::nullopt);
    sheet_.activate();
  }

 private:
  const std::string& phrase(const std::string& key) const {
    return input_.phrases.text("workbook.title." + key);
  }
  const std::string& none() const { return input_.phrases.text("workbook.none"); }

  void add(const std::string& key, std::string_view value) {
    sheet_.text(row_, 0, phrase(key), Style::bold);
    sheet_.text(row_++, 1, value.empty() ? none() : value);
  }
  void add_day(const std::string& key, Date day) {
    sheet_.text(row_, 0, phrase(key), Style::bold);
    sheet_.date(row_++, 1, day);
  }
  void add_count(const std::string& key, std::size_t count) {
    sheet_.text(row_, 0, phrase(key), Style::bold);
    sheet_.count(row_++, 1, static_cast<std::int64_t>(count), Style::left_number);
  }

  void add_site() {
    const std::string& site = input_.snapshot.office.site_address;
    if (site.empty()) return;
    sheet_.text(row_, 0, phrase("site"), Style::bold);
    const std::string address = site + "/" + input_.addresses.programme(input_.programme);
    sheet_.link(row_++, 1, address, address);
  }

  void add_contents() {
    ++row_;
    sheet_.text(row_++, 0, phrase("contents"), Style::subtitle);
    for (const char* key : sheet_keys) {
      const std::string name = std::string("workbook.") + key;
      sheet_.link(row_, 0, "internal:" + quoted_sheet(input_.phrases, key) + "!A1",
                  input_.phrases.text(name + ".sheet"));
      sheet_.text(row_++, 1, input_.phrases.text(name + ".about"));
    }
  }

  const SheetInput& input_;
  SheetWriter sheet_;
  std::uint32_t row_ = 0;
};

}  // namespace

void add_title_sheet(const SheetInput& input) {
  TitlePage(input).write();
}

}  // namespace vekha::render::xlsx
