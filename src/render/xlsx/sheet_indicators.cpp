#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

constexpr std::size_t most_sources = 20;

std::string sources_text(const SheetInput& input, const report::MeasureReport& measure) {
  std::vector<std::string> places;
  for (const facts::Observation& observation : measure.observations) {
    if (places.size() == most_sources) {
      places.emplace_back("…");
      break;
    }
    places.push_back(input.format.place(observation.place));
  }
  return text::join(places, "; ");
}

class IndicatorRow {
 public:
  IndicatorRow(const SheetInput& input, SheetWriter& sheet, std::uint32_t row)
      : input_(input), sheet_(sheet), row_(row), line_(std::to_string(row + 1)) {}

  void write(const report::MeasureReport& measure, std::size_t index) {
    const evaluation::MeasureResult& result = measure.result;
    const roadmap::PlanReading& plan = measure.measure.plan_reading;
    link_to_measure(input_, sheet_, {row_, 0}, index);
    sheet_.text(row_, 1,
                measure.measure.indicator.empty() ? measure.measure.title.text
                                                  : measure.measure.indicator.text);
    sheet_.text(row_, 2,
                result.percent ? input_.phrases.text("workbook.percent_unit") : result.unit);
    if (plan.baseline) {
      sheet_.number(row_, 3, *plan.baseline);
    } else {
      sheet_.text(row_, 3, measure.measure.baseline.text);
    }
    sheet_.number(row_, 4, *result.plan);
    write_actual(result);
    const auto direction = plan.direction.value_or(roadmap::Direction::up);
    sheet_.text(row_, 8, phrase(direction == roadmap::Direction::up ? "rises" : "falls"));
    const bool cumulative = plan.scope == roadmap::Scope::cumulative;
    sheet_.text(row_, 9, input_.phrases.text(cumulative ? "workbook.yes" : "workbook.no"));
    sheet_.text(row_, 10, sources_text(input_, measure));
  }

 private:
  const std::string& phrase(const std::string& key) const {
    return input_.phrases.text("workbook.indicators." + key);
  }

  void write_actual(const evaluation::MeasureResult& result) {
    if (result.actual) {
      sheet_.number(row_, 5, *result.actual);
      sheet_.formula(row_, 6, "=F" + line_ + "-E" + line_,
                     (*result.actual - *result.plan).to_double(), Style::number);
    } else {
      sheet_.text(row_, 5, input_.phrases.text("workbook.no_data"));
      sheet_.text(row_, 6, input_.phrases.text("workbook.none"));
    }
    if (!result.raw_degree || !result.actual)
      return sheet_.text(row_, 7, input_.phrases.text("workbook.none"));
    const auto quotient = Fraction::ratio(*result.actual, *result.plan);
    if (quotient && *quotient == *result.raw_degree) {
      sheet_.formula(row_, 7, "=F" + line_ + "/E" + line_ + "*100",
                     result.raw_degree->to_double() * 100, Style::percent);
    } else {
      sheet_.percent(row_, 7, *result.raw_degree);
    }
  }

  const SheetInput& input_;
  SheetWriter& sheet_;
  std::uint32_t row_;
  std::string line_;
};

}  // namespace

void add_indicators_sheet(const SheetInput& input) {
  const auto& measures = input.programme.measures;
  const auto measurable = std::count_if(measures.begin(), measures.end(), [](const auto& measure) {
    return measure.result.plan.has_value();
  });
  Grid grid(input.book, "indicators",
            {{"number", 8},
             {"indicator", 56},
             {"unit", 14},
             {"baseline", 12},
             {"plan", 10},
             {"actual", 10},
             {"deviation", 12},
             {"degree", 13},
             {"direction", 16},
             {"cumulative", 13},
             {"source", 50}},
            static_cast<std::size_t>(measurable));
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i].result.plan)
      IndicatorRow(input, grid.sheet(), grid.next_row()).write(measures[i], i);
  }
  if (measurable == 0)
    grid.sheet().text(grid.next_row(), 1, input.phrases.text("workbook.indicators.none"));
  if (measurable > 0) grid.sheet().data_bars(Grid::first_row, grid.last_row(), 7);
  grid.sheet().labels_are_texts(grid.last_row(), 0);
  grid.finish(2);
}

}  // namespace vekha::render::xlsx
