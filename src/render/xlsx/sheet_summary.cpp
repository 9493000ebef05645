#include "base/place.h"
#include "render/xlsx/grid.h"
#include "render/xlsx/progress.h"
#include "render/xlsx/sheets.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

using evaluation::Rollup;
using evaluation::Status;

constexpr std::uint16_t label = 0;
constexpr std::uint16_t charts = 7;

std::string colour_of(Status status) {
  switch (style_of(status)) {
    case Style::done: return "done";
    case Style::running: return "run";
    case Style::risk: return "risk";
    case Style::partial: return "part";
    case Style::failed: return "late";
    case Style::ask: return "ask";
    default: return "paper";
  }
}

// Statuses first, for the ratios' formulas add their columns up; then the ratios, then the months.
class Summary {
 public:
  explicit Summary(const SheetInput& input)
      : input_(input),
        name_(input.phrases.text("workbook.summary.sheet")),
        sheet_(input.book.add_sheet(name_)) {
    for (std::size_t i = 0; i < evaluation::status_count; ++i) {
      const auto status = static_cast<Status>(i);
      if (rollup().count(status) > 0) statuses_.push_back(status);
    }
  }

  void write() {
    sheet_.width(label, 46);
    for (std::uint16_t column = 1; column < 6; ++column)
      sheet_.width(column, 14);
    sheet_.width(6, 3);
    sheet_.text(row_, label, phrase("heading"), Style::title);
    sheet_.text(row_ + 1, label,
                input_.phrases.fill("workbook.summary.as_of", {{"date", input_.snapshot.as_of}}),
                Style::remark);
    row_ += 3;
    write_statuses();
    ++row_;
    write_ratios();
    ++row_;
    write_months();
    sheet_.print_setup(std::nullopt);
  }

 private:
  const Rollup& rollup() const { return input_.programme.rollup; }
  const std::string& phrase(const std::string& key) const {
    return input_.phrases.text("workbook.summary." + key);
  }
  void head(std::initializer_list<const char*> keys) {
    std::uint16_t column = 0;
    for (const char* key : keys)
      sheet_.text(row_, column++, phrase(key), Style::head);
    ++row_;
  }
  static std::string cell(char column, std::uint32_t row) {
    return column + std::to_string(row + 1);
  }
  std::string sum_of(char column) const {
    return "SUM(" + cell(column, first_status_) + ":" + cell(column, last_status_) + ")";
  }

  void write_statuses() {
    head({"status", "measures", "in_due", "in_done", "in_time"});
    first_status_ = row_;
    for (const Status status : statuses_)
      write_status(status);
    last_status_ = row_ - 1;
    sheet_.text(row_, label, phrase("total"), Style::total);
    const Rollup& all = rollup();
    const std::int64_t sums[] = {all.total, all.srm.due, all.srm.done, all.srm_in_time.done};
    char column = 'B';
    for (const std::int64_t sum : sums) {
      const auto index = static_cast<std::uint16_t>(column - 'A');
      if (statuses_.empty()) {
        sheet_.count(row_, index, sum, Style::total_number);
      } else {
        sheet_.formula(row_, index, "=" + sum_of(column), static_cast<double>(sum),
                       Style::total_number);
      }
      ++column;
    }
    ++row_;
    if (!statuses_.empty()) add_status_chart();
  }

  // How many measures have the status is counted on their own sheet; in which of the ratios they
  // stand is the method's.
  void write_status(Status status) {
    const std::int64_t count = rollup().count(status);
    sheet_.text(row_, label, status_label(input_.phrases, status), style_of(status));
    const std::size_t last = Grid::first_row + input_.programme.measures.size();
    const std::string range = quoted_sheet(input_.phrases, "measures") + "!$" +
                              measures_status_column + "$2:$" + measures_status_column + "$" +
                              std::to_string(last);
    sheet_.formula(row_, 1, "=COUNTIF(" + range + "," + cell('A', row_) + ")",
                   static_cast<double>(count), Style::number);
    const bool taken[] = {evaluation::counts_as_due(status), evaluation::is_done(status),
                          evaluation::is_done_in_time(status)};
    std::uint16_t column = 2;
    for (const bool counts : taken) {
      if (counts) {
        sheet_.formula(row_, column, "=" + cell('B', row_), static_cast<double>(count),
                       Style::number);
      } else {
        sheet_.count(row_, column, 0);
      }
      ++column;
    }
    ++row_;
  }

  void add_status_chart() {
    ChartSeries series{.column = 1, .name = phrase("measures"), .colour = "deep"};
    for (const Status status : statuses_)
      series.colours.push_back(colour_of(status));
    input_.book.add_chart(sheet_, 2, charts,
                          {.kind = ChartKind::bar,
                           .sheet = name_,
                           .first_row = first_status_,
                           .last_row = last_status_,
                           .names = label,
                           .series = {series},
                           .title = phrase("chart"),
                           .description = phrase("chart_description"),
                           .width = 620,
                           .height = 120 + 22 * static_cast<double>(statuses_.size())});
  }

  void write_ratios() {
    head({"figure", "numerator", "denominator", "percent"});
    const std::uint32_t total = last_status_ + 1;
    ratio("srm", rollup().srm, "=" + cell('D', total), "=" + cell('C', total));
    ratio("srm_in_time", rollup().srm_in_time, "=" + cell('E', total), "=" + cell('C', total));
    ratio("completeness", rollup().completeness, "", "=" + cell('C', total));
    share("degree", rollup().degree);
    if (!rollup().band) return;
    band("band_least", "", *rollup().band);
    band("band_most", "+" + std::to_string(rollup().undecided), *rollup().band);
  }

  void figure(std::uint16_t column, const std::string& formula, std::int64_t value) {
    if (formula.empty() || statuses_.empty()) return sheet_.count(row_, column, value);
    sheet_.formula(row_, column, formula, static_cast<double>(value), Style::number);
  }

  // The percent is a live formula over the two cells beside it; an empty denominator shows a dash,
  // never 0 %.
  void ratio(const std::string& key, const evaluation::Ratio& ratio, const std::string& numerator,
             const std::string& denominator) {
    sheet_.text(row_, label, phrase(key));
    figure(1, numerator, ratio.done);
    figure(2, denominator, ratio.due);
    quotient(ratio.value());
  }

  void quotient(const std::optional<Fraction>& value) {
    if (value) {
      sheet_.formula(row_, 3, "=" + cell('B', row_) + "/" + cell('C', row_) + "*100",
                     value->to_double() * 100, Style::percent);
    } else {
      sheet_.text(row_, 3, input_.phrases.text("workbook.none"));
    }
    ++row_;
  }

  void share(const std::string& key, const std::optional<Fraction>& value) {
    sheet_.text(row_, label, phrase(key));
    if (value) {
      sheet_.percent(row_, 3, *value);
    } else {
      sheet_.text(row_, 3, input_.phrases.text("workbook.none"));
    }
    ++row_;
  }

  // (МВ + 0 or Q) ÷ (М + Q)
  void band(const std::string& key, const std::string& more,
            const std::pair<Fraction, Fraction>& band) {
    const std::int64_t open = rollup().undecided;
    const std::uint32_t total = last_status_ + 1;
    sheet_.text(row_, label, phrase(key));
    figure(1, "=" + cell('D', total) + more, rollup().srm.done + (more.empty() ? 0 : open));
    figure(2, "=" + cell('C', total) + "+" + std::to_string(open), rollup().srm.due + open);
    quotient(more.empty() ? band.first : band.second);
  }

  void write_months() {
    const auto months = progress_by_month(input_.programme, input_.snapshot.as_of);
    if (months.empty()) return;
    head({"month", "month_due", "month_done"});
    const std::uint32_t first = row_;
    for (const MonthProgress& line : months) {
      sheet_.text(row_, label,
                  input_.format.period(month_period(line.month.year, line.month.month)));
      sheet_.count(row_, 1, line.due);
      if (line.done) sheet_.count(row_, 2, *line.done);
      ++row_;
    }
    sheet_.text(row_++, label, phrase("months_remark"), Style::remark);
    input_.book.add_chart(
        sheet_,
        std::max<std::uint32_t>(first - 1, 8 + 2 * static_cast<std::uint32_t>(statuses_.size())),
        charts,
        {.kind = ChartKind::column,
         .sheet = name_,
         .first_row = first,
         .last_row = first + static_cast<std::uint32_t>(months.size()) - 1,
         .names = label,
         .series = {{.column = 1, .name = phrase("month_due"), .colour = "plan"},
                    {.column = 2, .name = phrase("month_done"), .colour = "deep"}},
         .title = phrase("months_chart"),
         .description = phrase("months_description"),
         .width = 620,
         .height = 320});
  }

  const SheetInput& input_;
  std::string name_;
  SheetWriter sheet_;
  std::vector<Status> statuses_;
  std::uint32_t row_ = 0;
  std::uint32_t first_status_ = 0;
  std::uint32_t last_status_ = 0;
};

}  // namespace

void add_summary_sheet(const SheetInput& input) {
  Summary(input).write();
}

}  // namespace vekha::render::xlsx
