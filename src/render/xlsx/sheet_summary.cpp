#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

namespace {

using evaluation::Status;

class Summary {
 public:
  explicit Summary(const SheetInput& input)
      : input_(input), sheet_(input.book.add_sheet(input.phrases.text("workbook.summary.sheet"))) {}

  void write() {
    sheet_.width(0, 46);
    sheet_.width(1, 12);
    sheet_.width(2, 14);
    sheet_.width(3, 14);
    sheet_.text(0, 0, input_.phrases.text("workbook.summary.heading"), Style::title);
    write_ratios();
    write_statuses();
    sheet_.print_setup(std::nullopt, input_.phrases.text("workbook.footer"));
  }

 private:
  const evaluation::Rollup& rollup() const { return input_.programme.rollup; }
  const std::string& phrase(const std::string& key) const {
    return input_.phrases.text("workbook.summary." + key);
  }

  void write_ratios() {
    sheet_.text(row_, 0, phrase("figure"), Style::head);
    sheet_.text(row_, 1, phrase("numerator"), Style::head);
    sheet_.text(row_, 2, phrase("denominator"), Style::head);
    sheet_.text(row_++, 3, phrase("percent"), Style::head);
    ratio("srm", rollup().srm);
    ratio("srm_in_time", rollup().srm_in_time);
    ratio("completeness", rollup().completeness);
    share("degree", rollup().degree);
    if (rollup().band) {
      share("band_least", rollup().band->first);
      share("band_most", rollup().band->second);
    }
    ++row_;
  }

  // The percent is a live formula over the two cells beside it; empty denominators show a dash,
  // never 0 %.
  void ratio(const std::string& key, const evaluation::Ratio& ratio) {
    sheet_.text(row_, 0, phrase(key));
    sheet_.count(row_, 1, ratio.done);
    sheet_.count(row_, 2, ratio.due);
    const std::string line = std::to_string(row_ + 1);
    if (const auto value = ratio.value()) {
      sheet_.formula(row_, 3, "=B" + line + "/C" + line + "*100", value->to_double() * 100,
                     Style::percent);
    } else {
      sheet_.text(row_, 3, input_.phrases.text("workbook.none"));
    }
    ++row_;
  }

  void share(const std::string& key, const std::optional<Fraction>& value) {
    sheet_.text(row_, 0, phrase(key));
    if (value) {
      sheet_.percent(row_, 3, *value);
    } else {
      sheet_.text(row_, 3, input_.phrases.text("workbook.none"));
    }
    ++row_;
  }

  void write_statuses() {
    sheet_.text(row_, 0, phrase("status"), Style::head);
    sheet_.text(row_++, 1, phrase("measures"), Style::head);
    const std::uint32_t first = row_;
    for (std::size_t i = 0; i < evaluation::status_count; ++i) {
      if (rollup().by_status[i] == 0) continue;
      sheet_.text(row_, 0, status_label(input_.phrases, static_cast<Status>(i)));
      sheet_.count(row_++, 1, rollup().by_status[i]);
    }
    const std::uint32_t last = row_ - 1;
    sheet_.text(row_, 0, phrase("total"), Style::total);
    sheet_.formula(row_, 1,
                   "=SUM(B" + std::to_string(first + 1) + ":B" + std::to_string(last + 1) + ")",
                   static_cast<double>(rollup().total), Style::total_number);
    if (rollup().total == 0) return;
    input_.book.add_bar_chart(
        sheet_, 2, 5,
        {.sheet = input_.phrases.text("workbook.summary.sheet"),
         .first_row = first,
         .last_row = last,
         .names = 0,
         .values = 1},
        {.title = phrase("chart"), .description = phrase("chart_description")});
  }

  const SheetInput& input_;
  SheetWriter sheet_;
  std::uint32_t row_ = 2;
};

}  // namespace

void add_summary_sheet(const SheetInput& input) {
  Summary(input).write();
}

}  // namespace vekha::render::xlsx
