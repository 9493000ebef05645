#include "base/text.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

constexpr char plan_column = 'H';
constexpr char actual_column = 'J';

// Each text once, in the order of the observations.
class Texts {
 public:
  void add(const std::string& text) {
    const bool known = std::ranges::find(texts_, text) != texts_.end();
    if (!text.empty() && !known) texts_.push_back(text);
  }
  std::string joined(std::string_view separator) const { return text::join(texts_, separator); }

 private:
  std::vector<std::string> texts_;
};

std::string evidence_text(const SheetInput& input, const facts::Evidence& evidence) {
  if (!evidence.text.empty()) return evidence.text;
  std::vector<std::string> parts;
  if (!evidence.kind.empty()) parts.push_back(evidence.kind);
  if (!evidence.number.empty()) parts.push_back("№ " + evidence.number);
  if (evidence.date) parts.push_back(input.format.date(*evidence.date));
  if (parts.empty()) return evidence.link;
  return text::join(parts, " ");
}

// «отчёт.xlsx, лист «2024», F12: 3», a line an observation that counts.
std::string values_with_places(const SheetInput& input, const report::MeasureReport& measure) {
  constexpr std::size_t most_lines = 12;
  std::vector<std::string> lines;
  for (const facts::Observation& observation : measure.observations) {
    if (lines.size() == most_lines) {
      lines.emplace_back("…");
      break;
    }
    lines.push_back(input.format.place(observation.place) + ": " +
                    text::shortened(observation.raw, 80));
  }
  return text::join(lines, "\n");
}

class MeasureRow {
 public:
  MeasureRow(const SheetInput& input, SheetWriter& sheet, std::uint32_t row)
      : input_(input), sheet_(sheet), row_(row) {}

  void write(const report::MeasureReport& measure, std::size_t index) {
    const evaluation::MeasureResult& result = measure.result;
    number_cell(measure, index);
    text(section_label(input_.phrases, input_.programme.sections[measure.section]));
    text(measure.measure.title.text);
    text(executors_text(measure.measure));
    text(measure.measure.term.text);
    date(result.judged_on);
    text(measure.measure.plan.empty() ? measure.measure.indicator.text : measure.measure.plan.text);
    number(result.plan);
    text(result.percent ? input_.phrases.text("workbook.percent_unit") : result.unit);
    if (result.actual) sheet_.comment(row_, column_, values_with_places(input_, measure));
    number(result.actual);
    degree(result);
    date(result.completed);
    text(evidence(measure));
    sheet_.text(row_, column_++, status_label(input_.phrases, result.status),
                style_of(result.status));
    days(result.days_late);
    text(reasons(measure));
    text(input_.phrases.fill(result.why));
  }

 private:
  // To the measure's page, when the office has a site.
  void number_cell(const report::MeasureReport& measure, std::size_t index) {
    const std::string& shown =
        measure.measure.number.empty() ? measure.measure.id : measure.measure.number;
    const std::string& site = input_.snapshot.office.site_address;
    if (site.empty()) return text(shown);
    sheet_.link(row_, column_++, site + "/" + input_.addresses.measure(input_.programme, index),
                shown);
  }

  std::string evidence(const report::MeasureReport& measure) const {
    Texts texts;
    for (const facts::Observation& observation : measure.observations) {
      for (const facts::Evidence& evidence : observation.evidence)
        texts.add(evidence_text(input_, evidence));
    }
    return texts.joined("; ");
  }

  static std::string reasons(const report::MeasureReport& measure) {
    Texts texts;
    for (const facts::Observation& observation : measure.observations)
      texts.add(text::fold_space(observation.reason));
    return texts.joined("; ");
  }

  // A live formula where the degree is the plain quotient of the two cells; the other ways (several
  // targets, ranges, occurrences) are told in the note beside.
  void degree(const evaluation::MeasureResult& result) {
    if (!result.raw_degree || !result.reported) {
      return text("");  // no data is no zero
    }
    const double value = result.raw_degree->to_double() * 100;
    const std::string line = std::to_string(row_ + 1);
    if (is_quotient(result.actual, result.plan, *result.raw_degree)) {
      sheet_.formula(row_, column_,
                     "=" + (actual_column + line) + "/" + plan_column + line + "*100", value,
                     Style::percent);
    } else if (is_quotient(result.plan, result.actual, *result.raw_degree)) {
      sheet_.formula(row_, column_,
                     "=" + (plan_column + line) + "/" + actual_column + line + "*100", value,
                     Style::percent);
    } else {
      sheet_.percent(row_, column_, *result.raw_degree);
    }
    ++column_;
  }

  static bool is_quotient(const std::optional<Decimal>& above, const std::optional<Decimal>& below,
                          const Fraction& degree) {
    if (!above || !below) return false;
    const auto quotient = Fraction::ratio(*above, *below);
    return quotient && *quotient == degree;
  }

  void text(std::string_view value) { sheet_.text(row_, column_++, value); }
  void number(const std::optional<Decimal>& value) {
    if (!value) return text("");
    sheet_.number(row_, column_++, *value);
  }
  void date(const std::optional<Date>& value) {
    if (!value) return text("");
    sheet_.date(row_, column_++, *value);
  }
  void days(int value) {
    if (value <= 0) return text("");
    sheet_.count(row_, column_++, value);
  }

  const SheetInput& input_;
  SheetWriter& sheet_;
  std::uint32_t row_;
  std::uint16_t column_ = 0;
};

}  // namespace

void add_measures_sheet(const SheetInput& input) {
  const auto& measures = input.programme.measures;
  Grid grid(input.book, "measures",
            {{"number", 7},
             {"section", 18},
             {"measure", 38},
             {"executors", 20},
             {"term", 14},
             {"due", 13},
             {"plan_text", 28},
             {"plan", 8},
             {"unit", 12},
             {"actual", 8},
             {"degree", 13},
             {"completed", 12},
             {"evidence", 26},
             {"status", 18},
             {"days_late", 13},
             {"reason", 22},
             {"note", 40}},
            measures.size());
  for (std::size_t i = 0; i < measures.size(); ++i)
    MeasureRow(input, grid.sheet(), grid.next_row()).write(measures[i], i);
  if (grid.rows_written() > 0) grid.sheet().data_bars(Grid::first_row, grid.last_row(), 10);
  grid.sheet().labels_are_texts(grid.last_row(), 0);
  grid.finish(3);
}

}  // namespace vekha::render::xlsx
