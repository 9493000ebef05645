#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

// The lines "workbook.method.line1", "line2" … as many as the phrases hold.
void add_method_sheet(const SheetInput& input) {
  SheetWriter sheet = input.book.add_sheet(input.phrases.text("workbook.method.sheet"));
  sheet.width(0, 140);
  sheet.text(0, 0, input.phrases.text("workbook.method.heading"), Style::title);
  const evaluation::Method& method = input.snapshot.method;
  const std::vector<std::pair<std::string, evaluation::Explanation::Argument>> settings = {
      {"margin", method.risk_margin},
      {"days", std::int64_t{method.risk_days}},
      {"tolerance", method.tolerance}};
  const Language language = input.phrases.language();
  std::uint32_t row = 2;
  for (int number = 1; input.phrases.has("workbook.method.line" + std::to_string(number));
       ++number) {
    sheet.text(row++, 0,
               input.phrases.fill("workbook.method.line" + std::to_string(number), settings));
  }
  for (const report::MeasureReport& measure : input.programme.measures) {
    for (const roadmap::Decision& decision : measure.decisions) {
      std::string line = input.phrases.fill(
          "workbook.method.decision",
          {{"measure", measure.measure.id}, {"text", decision.text}, {"basis", decision.basis}});
      if (!decision.sha256.empty()) {
        line += " " + input.phrases.fill("workbook.method.source",
                                         {{"place", to_words(decision.place).in(language)},
                                          {"sha256", decision.sha256}});
      }
      sheet.text(row++, 0, line);
    }
  }
  sheet.print_setup(std::nullopt, input.phrases.text("workbook.footer"));
}

}  // namespace vekha::render::xlsx
