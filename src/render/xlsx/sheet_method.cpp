#include "render/xlsx/sheets.h"
#include "report/method_profile.h"

namespace vekha::render::xlsx {

namespace {

std::string decision_text(const SheetInput& input, const report::MeasureReport& measure,
                          const roadmap::Decision& decision) {
  const std::string number =
      measure.measure.number.empty() ? measure.measure.id : measure.measure.number;
  const bool bare = decision.text.empty();
  std::string line = input.phrases.fill(
      bare ? "workbook.method.decision_bare" : "workbook.method.decision",
      {{"measure", number},
       {"text", decision.text},
       {"basis", decision.basis.empty() ? input.phrases.text("workbook.none") : decision.basis}});
  if (!decision.sha256.empty()) {
    line += " " + input.phrases.fill(
                      "workbook.method.source",
                      {{"place", input.format.place(decision.place)}, {"sha256", decision.sha256}});
  }
  return line;
}

}  // namespace

// The lines "workbook.method.line1", "line2" … as many as the phrases hold.
void add_method_sheet(const SheetInput& input) {
  SheetWriter sheet = input.book.add_sheet(input.phrases.text("workbook.method.sheet"));
  sheet.width(0, 140);
  sheet.text(0, 0, input.phrases.text("workbook.method.heading"), Style::title);
  const evaluation::Method& method = input.snapshot.method;
  const Arguments settings = {{"margin", method.risk_margin},
                              {"days", std::int64_t{method.risk_days}},
                              {"tolerance", method.tolerance}};
  std::uint32_t row = 2;
  for (int number = 1; input.phrases.has("workbook.method.line" + std::to_string(number));
       ++number) {
    sheet.text(row++, 0,
               input.phrases.fill("workbook.method.line" + std::to_string(number), settings));
  }
  for (const std::string& line : report::method_lines(method, input.phrases))
    sheet.text(row++, 0, line);
  ++row;
  sheet.text(row++, 0, input.phrases.text("workbook.method.decisions"), Style::subtitle);
  const std::uint32_t first = row;
  for (const report::MeasureReport& measure : input.programme.measures) {
    for (const roadmap::Decision& decision : measure.decisions)
      sheet.text(row++, 0, decision_text(input, measure, decision));
  }
  if (row == first) sheet.text(row++, 0, input.phrases.text("workbook.method.no_decisions"));
  sheet.print_setup(std::nullopt);
}

}  // namespace vekha::render::xlsx
