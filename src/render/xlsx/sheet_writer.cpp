#include "render/xlsx/sheet_writer.h"

#include "base/error.h"
#include "base/text.h"
#include "render/xlsx/book.h"
#include "render/xlsx/formats.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vekha::render::xlsx {

namespace {

constexpr std::uint32_t most_links = 65'530;      // Excel's limit a sheet
constexpr std::size_t longest_comment = 2'000;    // the library's limit is in bytes of its buffer
constexpr std::size_t longest_header_title = 60;  // 255 characters with the codes around it

lxw_worksheet* raw(void* sheet) {
  return static_cast<lxw_worksheet*>(sheet);
}
lxw_format* raw_format(void* format) {
  return static_cast<lxw_format*>(format);
}

// «&» begins a code in a header.
std::string header_text(std::string_view text) {
  std::string doubled;
  for (const char c : safe_text(text)) {
    doubled += c;
    if (c == '&') doubled += c;
  }
  return doubled;
}

constexpr double readable_width = 205;  // characters on a page before letters get too small
constexpr double line_height = 13.2;    // points, of letters of 10 points
constexpr double usual_height = 15;
constexpr double most_height = 400;  // Excel's limit is 409

double letters_of(Style style) {  // width of a letter against the column's unit
  switch (style) {
    case Style::head:
    case Style::bold:
    case Style::total: return 1.12;
    case Style::title: return 2;
    default: return 0.95;
  }
}

double lines_in(std::string_view text, double width, double letter) {
  double lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto letters = static_cast<double>(text::length(text.substr(at, end - at)));
    lines += std::max(1.0, std::ceil(letters * letter / width));
    at = end + 1;
  }
  return lines;
}

bool is_address(const std::string& address) {
  return address.size() <= 2'000 && text::is_utf8(address) &&
         (address.starts_with("https://") || address.starts_with("http://") ||
          address.starts_with("internal:"));
}

}  // namespace

void SheetWriter::check(int error, std::uint32_t row, std::uint16_t column) const {
  if (error == LXW_NO_ERROR) return;
  const char* reason = lxw_strerror(static_cast<lxw_error>(error));
  throw InputError({.place = {.file = book_->phrases().text("workbook.name"),
                              .sheet = name_,
                              .row = row + 1,
                              .column = column + 1U,
                              .cell_address = true},
                    .code = "cell_not_written",
                    .text = {std::string("ячейка не записана: ") + reason,
                             std::string("the cell was not written: ") + reason},
                    .advice = {"сократите текст в исходном документе",
                               "shorten the text in the source document"}});
}

// A row that is left can't be given a height any more in constant memory.
void SheetWriter::enter(std::uint32_t row) {
  if (row == current_row_) return;
  finish();
  current_row_ = row;
}

void SheetWriter::finish() {
  if (height_ > usual_height)
    check(worksheet_set_row(raw(sheet_), current_row_, height_, nullptr), current_row_, 0);
  height_ = 0;
}

void SheetWriter::measure(std::uint16_t column, std::string_view text, Style style) {
  if (style == Style::line) return;
  if (style == Style::title) height_ = std::max(height_, 24.0);
  if (style == Style::subtitle) height_ = std::max(height_, 18.0);
  if (style == Style::title || style == Style::subtitle) return;  // they run over their neighbours
  const double width = column < widths_.size() ? widths_[column] : 9;
  if (static_cast<double>(text.size()) * letters_of(style) <= width &&
      text.find('\n') == std::string_view::npos)
    return;
  const double lines = lines_in(text, std::max(width, 1.0), letters_of(style));
  height_ = std::max(height_, std::min(most_height, lines * line_height + 2));
}

void SheetWriter::text(std::uint32_t row, std::uint16_t column, std::string_view text,
                       Style style) {
  if (text.empty()) return blank(row, column, style);
  enter(row);
  measure(column, text, style);
  check(worksheet_write_string(raw(sheet_), row, column, safe_text(text).c_str(),
                               raw_format(book_->format(style))),
        row, column);
}

void SheetWriter::number(std::uint32_t row, std::uint16_t column, Decimal value, Style style) {
  enter(row);
  check(worksheet_write_number(raw(sheet_), row, column, value.to_double(),
                               raw_format(book_->format(style))),
        row, column);
}

void SheetWriter::count(std::uint32_t row, std::uint16_t column, std::int64_t value, Style style) {
  enter(row);
  check(worksheet_write_number(raw(sheet_), row, column, static_cast<double>(value),
                               raw_format(book_->format(style))),
        row, column);
}

void SheetWriter::date(std::uint32_t row, std::uint16_t column, Date day, Style style) {
  if (year_of(day) < 1900)
    return text(row, column, to_russian(day), style);  // Excel has no days before
  enter(row);
  check(worksheet_write_number(raw(sheet_), row, column, serial_of_date(day),
                               raw_format(book_->format(style))),
        row, column);
}

void SheetWriter::percent(std::uint32_t row, std::uint16_t column, const Fraction& share,
                          Style style) {
  enter(row);
  check(worksheet_write_number(raw(sheet_), row, column, share.to_double() * 100,
                               raw_format(book_->format(style))),
        row, column);
}

void SheetWriter::formula(std::uint32_t row, std::uint16_t column, const std::string& formula,
                          double value, Style style) {
  enter(row);
  check(worksheet_write_formula_num(raw(sheet_), row, column, formula.c_str(),
                                    raw_format(book_->format(style)), value),
        row, column);
}

void SheetWriter::link(std::uint32_t row, std::uint16_t column, const std::string& address,
                       std::string_view text) {
  if (!is_address(address) || links_ >= most_links) return this->text(row, column, text);
  ++links_;
  enter(row);
  measure(column, text, Style::link);
  check(worksheet_write_url_opt(raw(sheet_), row, column, address.c_str(),
                                raw_format(book_->format(Style::link)), safe_text(text).c_str(),
                                nullptr),
        row, column);
}

void SheetWriter::blank(std::uint32_t row, std::uint16_t column, Style style) {
  enter(row);
  check(worksheet_write_blank(raw(sheet_), row, column, raw_format(book_->format(style))), row,
        column);
}

void SheetWriter::comment(std::uint32_t row, std::uint16_t column, std::string_view text) {
  if (text.empty()) return;
  std::string author = book_->phrases().text("workbook.comment_author");
  lxw_comment_options options{};
  options.author = author.data();
  options.x_scale = 2.2;
  options.y_scale = 1.4;
  check(worksheet_write_comment_opt(raw(sheet_), row, column,
                                    safe_text(text, longest_comment).c_str(), &options),
        row, column);
}

void SheetWriter::width(std::uint16_t column, double characters) {
  if (widths_.size() <= column) widths_.resize(column + 1U, 9);
  widths_[column] = characters;
  check(worksheet_set_column(raw(sheet_), column, column, characters, nullptr), 0, column);
}

void SheetWriter::height(std::uint32_t row, double points) {
  check(worksheet_set_row(raw(sheet_), row, points, nullptr), row, 0);
  if (row == current_row_) height_ = 0;  // it is settled
}

void SheetWriter::hide_column(std::uint16_t column) {
  lxw_row_col_options options{};
  options.hidden = 1;
  check(worksheet_set_column_opt(raw(sheet_), column, column, 10, nullptr, &options), 0, column);
}

void SheetWriter::hide_row(std::uint32_t row) {
  lxw_row_col_options options{};
  options.hidden = 1;
  check(worksheet_set_row_opt(raw(sheet_), row, LXW_DEF_ROW_HEIGHT, nullptr, &options), row, 0);
}

void SheetWriter::hide() {
  worksheet_hide(raw(sheet_));
}

void SheetWriter::protect() {
  lxw_protection options{};
  options.format_cells = 1;
  options.format_columns = 1;
  options.format_rows = 1;
  options.sort = 1;
  options.autofilter = 1;
  worksheet_protect(raw(sheet_), nullptr, &options);
}

void SheetWriter::drop_down(const ColumnSpan& cells, const std::string& source,
                            const RefusalTexts& refusal) {
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  std::string formula = source;
  std::string title = refusal.title;
  std::string text = refusal.text;
  rule.value_formula = formula.data();
  rule.error_title = title.data();
  rule.error_message = text.data();
  check(worksheet_data_validation_range(raw(sheet_), cells.first_row, cells.column, cells.last_row,
                                        cells.column, &rule),
        cells.first_row, cells.column);
}

void SheetWriter::freeze(std::uint32_t rows, std::uint16_t columns) {
  worksheet_freeze_panes(raw(sheet_), rows, columns);
}

void SheetWriter::filter(std::uint32_t head, std::uint32_t last_row, std::uint16_t last_column) {
  check(worksheet_autofilter(raw(sheet_), head, 0, last_row, last_column), head, 0);
}

void SheetWriter::data_bars(std::uint32_t first_row, std::uint32_t last_row, std::uint16_t column) {
  if (last_row < first_row) return;
  lxw_conditional_format bars{};
  bars.type = LXW_CONDITIONAL_DATA_BAR;
  bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  bars.min_value = 0;
  bars.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  bars.max_value = 100;
  bars.bar_color = colour(book_->phrases(), "bar");
  bars.bar_solid = LXW_TRUE;
  bars.data_bar_2010 = LXW_TRUE;
  check(worksheet_conditional_format_range(raw(sheet_), first_row, column, last_row, column, &bars),
        first_row, column);
}

void SheetWriter::labels_are_texts(std::uint32_t last_row, std::uint16_t column) {
  const std::string letters = column_letters(column + 1U);
  const std::string range = letters + "1:" + letters + std::to_string(last_row + 1);
  check(worksheet_ignore_errors(raw(sheet_), LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str()), 0,
        column);
}

void SheetWriter::print_setup(std::optional<std::uint32_t> repeated_row,
                              std::uint16_t repeated_columns) {
  finish();
  const double all = std::accumulate(widths_.begin(), widths_.end(), 0.0);
  const bool wide = all > readable_width;
  worksheet_set_paper(raw(sheet_), 9);  // A4
  worksheet_set_landscape(raw(sheet_));
  worksheet_fit_to_pages(raw(sheet_), wide ? 2 : 1, 0);
  if (wide && repeated_columns > 0)
    check(
        worksheet_repeat_columns(raw(sheet_), 0, static_cast<std::uint16_t>(repeated_columns - 1)),
        0, 0);
  worksheet_set_margins(raw(sheet_), 0.4, 0.4, 0.7, 0.6);
  if (repeated_row)
    check(worksheet_repeat_rows(raw(sheet_), *repeated_row, *repeated_row), *repeated_row, 0);
  const std::string title =
      header_text(text::shortened(text::fold_space(book_->title()), longest_header_title));
  check(worksheet_set_header(raw(sheet_), ("&L&8" + title).c_str()), 0, 0);
  check(worksheet_set_footer(raw(sheet_), book_->phrases().text("workbook.footer").c_str()), 0, 0);
}

void SheetWriter::activate() {
  worksheet_activate(raw(sheet_));
}

}  // namespace vekha::render::xlsx
