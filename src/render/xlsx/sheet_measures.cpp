#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

std::string section_label(const report::SectionReport& section) {
  return section.number.empty() ? section.title : section.number + ". " + section.title;
}

std::string evidence_text(const report::MeasureReport& measure) {
  std::vector<std::string> texts;
  for (const facts::Observation& observation : measure.observations) {
    for (const facts::Evidence& evidence : observation.evidence)
      texts.push_back(evidence.text);
  }
  return text::join(texts, "; ");
}

std::string reasons_text(const report::MeasureReport& measure) {
  std::vector<std::string> texts;
  for (const facts::Observation& observation : measure.observations) {
    if (!observation.reason.empty()) texts.push_back(observation.reason);
  }
  return text::join(texts, "; ");
}

class MeasureRow {
 public:
  MeasureRow(const SheetInput& input, SheetWriter& sheet, std::uint32_t row)
      : input_(input), sheet_(sheet), row_(row) {}

  void write(const report::MeasureReport& measure) {
    const evaluation::MeasureResult& result = measure.result;
    text(measure.measure.number);
    text(section_label(input_.programme.sections[measure.section]));
    text(measure.measure.title.text);
    text(executors_text(measure.measure));
    text(measure.measure.term.text);
    date(result.judged_on);
    text(measure.measure.plan.empty() ? measure.measure.indicator.text : measure.measure.plan.text);
    number(result.plan);
    text(result.percent ? input_.phrases.text("workbook.percent_unit") : result.unit);
    number(result.actual);
    percent(result.raw_degree);
    date(result.completed);
    text(evidence_text(measure));
    text(status_label(input_.phrases, result.status));
    days(result.days_late);
    text(reasons_text(measure));
    text(input_.phrases.fill(result.why));
  }

 private:
  void text(std::string_view value) { sheet_.text(row_, column_++, value); }
  void number(const std::optional<Decimal>& value) {
    if (value) sheet_.number(row_, column_, *value);
    ++column_;
  }
  void percent(const std::optional<Fraction>& value) {
    if (value) sheet_.percent(row_, column_, *value);
    ++column_;
  }
  void date(const std::optional<Date>& value) {
    if (value) sheet_.date(row_, column_, *value);
    ++column_;
  }
  void days(int value) {
    if (value > 0) sheet_.count(row_, column_, value);
    ++column_;
  }

  const SheetInput& input_;
  SheetWriter& sheet_;
  std::uint32_t row_;
  std::uint16_t column_ = 0;
};

}  // namespace

void add_measures_sheet(const SheetInput& input) {
  Grid grid(input.book, "measures",
            {{"number", 7},
             {"section", 22},
             {"measure", 46},
             {"executors", 24},
             {"term", 18},
             {"due", 12},
             {"plan_text", 34},
             {"plan", 9},
             {"unit", 12},
             {"actual", 9},
             {"degree", 12},
             {"completed", 12},
             {"evidence", 30},
             {"status", 22},
             {"days_late", 12},
             {"reason", 26},
             {"note", 50}});
  for (const report::MeasureReport& measure : input.programme.measures) {
    MeasureRow(input, grid.sheet(), grid.next_row()).write(measure);
  }
  grid.finish(3);
}

}  // namespace vekha::render::xlsx
