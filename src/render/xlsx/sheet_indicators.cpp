#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

bool is_measurable(const report::MeasureReport& measure) {
  return measure.result.plan.has_value();
}

std::string sources_text(const report::MeasureReport& measure) {
  std::string text;
  for (const facts::Observation& observation : measure.observations) {
    if (!text.empty()) text += "; ";
    text += to_words(observation.place).ru;
  }
  return text;
}

void write_row(const SheetInput& input, Grid& grid, const report::MeasureReport& measure) {
  const evaluation::MeasureResult& result = measure.result;
  SheetWriter& sheet = grid.sheet();
  const std::uint32_t row = grid.next_row();
  sheet.text(row, 0, measure.measure.number);
  sheet.text(row, 1,
             measure.measure.indicator.empty() ? measure.measure.title.text
                                               : measure.measure.indicator.text);
  sheet.text(row, 2, result.percent ? input.phrases.text("workbook.percent_unit") : result.unit);
  sheet.text(row, 3, measure.measure.baseline.text);
  sheet.number(row, 4, *result.plan);
  if (result.actual) {
    sheet.number(row, 5, *result.actual);
    const std::string line = std::to_string(row + 1);
    sheet.formula(row, 6, "=F" + line + "-E" + line, (*result.actual - *result.plan).to_double(),
                  Style::number);
  }
  if (result.raw_degree) sheet.percent(row, 7, *result.raw_degree);
  const auto direction = measure.measure.plan_reading.direction.value_or(roadmap::Direction::up);
  sheet.text(row, 8,
             input.phrases.text(direction == roadmap::Direction::up ? "workbook.indicators.rises"
                                                                    : "workbook.indicators.falls"));
  const bool cumulative = measure.measure.plan_reading.scope == roadmap::Scope::cumulative;
  sheet.text(row, 9, input.phrases.text(cumulative ? "workbook.yes" : "workbook.no"));
  sheet.text(row, 10, sources_text(measure));
}

}  // namespace

void add_indicators_sheet(const SheetInput& input) {
  Grid grid(input.book, "indicators",
            {{"number", 7},
             {"indicator", 56},
             {"unit", 14},
             {"baseline", 12},
             {"plan", 10},
             {"actual", 10},
             {"deviation", 12},
             {"degree", 13},
             {"direction", 16},
             {"cumulative", 13},
             {"source", 50}});
  for (const report::MeasureReport& measure : input.programme.measures) {
    if (is_measurable(measure)) write_row(input, grid, measure);
  }
  grid.finish(2);
}

}  // namespace vekha::render::xlsx
