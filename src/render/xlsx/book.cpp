#include "render/xlsx/book.h"

#include "base/error.h"
#include "base/text.h"

#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <system_error>

namespace vekha::render::xlsx {

namespace {

constexpr std::size_t longest_text = 32'767;

lxw_worksheet* raw(void* sheet) {
  return static_cast<lxw_worksheet*>(sheet);
}
lxw_format* raw_format(void* format) {
  return static_cast<lxw_format*>(format);
}

// The library writes what it is given: bytes that are no UTF-8 would make a damaged workbook.
std::string safe_text(std::string_view text) {
  std::u32string points = text::decode(text);
  if (points.size() > longest_text) points.resize(longest_text);
  return text::encode(points);
}

lxw_color_t colour(const report::Phrases& phrases, const std::string& name,
                   const std::string& group = "workbook.colour.") {
  const std::string& digits = phrases.text(group + name);
  lxw_color_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

}  // namespace

struct Book::State {
  struct Discard {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  std::unique_ptr<lxw_workbook, Discard> book;
  std::array<lxw_format*, style_count> formats{};
};

namespace {

class FormatMaker {
 public:
  FormatMaker(lxw_workbook* book, const report::Phrases& phrases)
      : book_(book), phrases_(phrases) {}

  lxw_format* make(Style style) const {
    lxw_format* format = workbook_add_format(book_);
    format_set_font_name(format, phrases_.text("workbook.format.font").c_str());
    format_set_font_size(format, 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    shape(format, style);
    return format;
  }

 private:
  void shape(lxw_format* format, Style style) const {
    switch (style) {
      case Style::title: return heading(format, 16);
      case Style::subtitle: return heading(format, 12);
      case Style::head: return head(format);
      case Style::text: return format_set_text_wrap(format);
      case Style::bold: return format_set_bold(format);
      case Style::number:
        return format_set_num_format(format, phrases_.text("workbook.format.number").c_str());
      case Style::percent:
        return format_set_num_format(format, phrases_.text("workbook.format.percent").c_str());
      case Style::date: return date(format);
      case Style::link: return link(format);
      case Style::total: return total(format, "text");
      case Style::total_number: return total(format, "number");
      case Style::total_percent: return total(format, "percent");
      default: return form(format, style);
    }
  }

  // Cells of forms: locked words grey, open cells white, both coloured by what is wanted of them.
  void form(lxw_format* format, Style style) const {
    format_set_text_wrap(format);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, colour(phrases_, "line", "passport.colour."));
    const bool locked = style < Style::input;
    const std::string name = colour_name(style);
    if (!name.empty()) format_set_bg_color(format, colour(phrases_, name, "passport.colour."));
    if (locked) return;
    format_set_unlocked(format);
    if (style >= Style::input_date) date(format);
  }

  static std::string colour_name(Style style) {
    switch (style) {
      case Style::words: return "words";
      case Style::words_asked:
      case Style::input_asked:
      case Style::input_date_asked: return "asked";
      case Style::words_remark: return "remark";
      case Style::words_decided:
      case Style::input_decided:
      case Style::input_date_decided: return "decided";
      default: return "";
    }
  }

  void heading(lxw_format* format, double size) const {
    format_set_bold(format);
    format_set_font_size(format, size);
    format_set_font_color(format, colour(phrases_, "ink"));
  }

  void head(lxw_format* format) const {
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_bg_color(format, colour(phrases_, "head"));
    format_set_bottom(format, LXW_BORDER_MEDIUM);
    format_set_bottom_color(format, colour(phrases_, "ink"));
  }

  void date(lxw_format* format) const {
    format_set_num_format(format, phrases_.text("workbook.format.date").c_str());
    format_set_align(format, LXW_ALIGN_LEFT);
  }

  void link(lxw_format* format) const {
    format_set_font_color(format, colour(phrases_, "deep"));
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }

  void total(lxw_format* format, const std::string& kind) const {
    format_set_bold(format);
    format_set_top(format, LXW_BORDER_THIN);
    if (kind != "text")
      format_set_num_format(format, phrases_.text("workbook.format." + kind).c_str());
  }

  lxw_workbook* book_;
  const report::Phrases& phrases_;
};

ServiceError cannot_save(const std::filesystem::path& path, const std::string& reason) {
  return ServiceError(
      {.place = {.file = path.string()},
       .code = "workbook_not_written",
       .text = {"книга не записана: " + reason, "the workbook was not written: " + reason},
       .advice = {"проверьте место на диске и права на папку",
                  "check the disk's space and the folder's permissions"}});
}

}  // namespace

Book::Book(const std::filesystem::path& path, const report::Phrases& phrases,
           const std::string& title, Date day)
    : state_(std::make_unique<State>()), phrases_(phrases), path_(path) {
  state_->book.reset(workbook_new(path.c_str()));
  if (!state_->book) throw cannot_save(path, std::generic_category().message(errno));
  const FormatMaker maker(state_->book.get(), phrases);
  for (std::size_t i = 0; i < style_count; ++i)
    state_->formats[i] = maker.make(static_cast<Style>(i));
  std::string shown = safe_text(text::shortened(title, 200));
  std::string program = "Vekha " VEKHA_VERSION;
  lxw_doc_properties properties{};
  properties.title = shown.data();
  properties.company = program.data();
  properties.created = static_cast<time_t>(
      std::chrono::sys_seconds(std::chrono::sys_days{day}).time_since_epoch().count());
  workbook_set_properties(state_->book.get(), &properties);
}

Book::~Book() = default;

void* Book::format(Style style) const {
  return state_->formats[static_cast<std::size_t>(style)];
}

SheetWriter Book::add_sheet(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(state_->book.get(), name.c_str());
  if (sheet == nullptr) {
    throw InputError(
        {.place = {.file = path_.filename().string(), .sheet = name},
         .code = "sheet_name",
         .text = {"такое имя листа недопустимо или повторяется",
                  "this name of a sheet is not allowed or double"},
         .advice = {"исправьте его в report_templates/phrases: до 31 знака, без []:*?/\\",
                    "mend it in report_templates/phrases: at most 31 characters, no []:*?/\\"}});
  }
  return {sheet, *this, name};
}

void Book::add_bar_chart(SheetWriter& sheet, std::uint32_t row, std::uint16_t column,
                         const ChartData& data, const ChartTexts& texts) {
  lxw_chart* chart = workbook_add_chart(state_->book.get(), LXW_CHART_BAR);
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(series, data.sheet.c_str(), data.first_row, data.names, data.last_row,
                              data.names);
  chart_series_set_values(series, data.sheet.c_str(), data.first_row, data.values, data.last_row,
                          data.values);
  chart_series_set_labels(series);
  lxw_chart_fill fill{};
  fill.color = colour(phrases_, "deep");
  chart_series_set_fill(series, &fill);
  chart_title_set_name(chart, texts.title.c_str());
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse(chart->y_axis);
  chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
  chart_axis_set_num_format(chart->x_axis, phrases_.text("workbook.format.number").c_str());
  lxw_chart_options options{};
  options.description = const_cast<char*>(texts.description.c_str());
  options.x_scale = 1.3;
  options.y_scale = 1.3;
  sheet.check(worksheet_insert_chart_opt(raw(sheet.sheet_), row, column, chart, &options), row,
              column);
}

void Book::save() {
  errno = 0;
  const lxw_error error = workbook_close(state_->book.release());
  const int reason = errno;
  if (error == LXW_NO_ERROR) return;
  throw cannot_save(path_,
                    reason != 0 ? std::generic_category().message(reason) : lxw_strerror(error));
}

void SheetWriter::check(int error, std::uint32_t row, std::uint16_t column) const {
  if (error == LXW_NO_ERROR) return;
  throw InputError(
      {.place = {.file = book_.phrases().text("workbook.name"),
                 .sheet = name_,
                 .row = row + 1,
                 .column = column + 1U,
                 .cell_address = true},
       .code = "cell_not_written",
       .text = {std::string("ячейка не записана: ") + lxw_strerror(static_cast<lxw_error>(error)),
                std::string("the cell was not written: ") +
                    lxw_strerror(static_cast<lxw_error>(error))},
       .advice = {"сократите текст в исходном документе",
                  "shorten the text in the source document"}});
}

void SheetWriter::text(std::uint32_t row, std::uint16_t column, std::string_view text,
                       Style style) {
  if (text.empty()) return blank(row, column, style);
  check(worksheet_write_string(raw(sheet_), row, column, safe_text(text).c_str(),
                               raw_format(book_.format(style))),
        row, column);
}

void SheetWriter::number(std::uint32_t row, std::uint16_t column, Decimal value, Style style) {
  check(worksheet_write_number(raw(sheet_), row, column, value.to_double(),
                               raw_format(book_.format(style))),
        row, column);
}

void SheetWriter::count(std::uint32_t row, std::uint16_t column, std::int64_t value, Style style) {
  check(worksheet_write_number(raw(sheet_), row, column, static_cast<double>(value),
                               raw_format(book_.format(style))),
        row, column);
}

void SheetWriter::date(std::uint32_t row, std::uint16_t column, Date day, Style style) {
  if (year_of(day) < 1900)
    return text(row, column, to_russian(day), style);  // Excel has no days before
  check(worksheet_write_number(raw(sheet_), row, column, serial_of_date(day),
                               raw_format(book_.format(style))),
        row, column);
}

void SheetWriter::percent(std::uint32_t row, std::uint16_t column, const Fraction& share,
                          Style style) {
  check(worksheet_write_number(raw(sheet_), row, column, share.to_double() * 100,
                               raw_format(book_.format(style))),
        row, column);
}

void SheetWriter::formula(std::uint32_t row, std::uint16_t column, const std::string& formula,
                          double value, Style style) {
  check(worksheet_write_formula_num(raw(sheet_), row, column, formula.c_str(),
                                    raw_format(book_.format(style)), value),
        row, column);
}

void SheetWriter::link(std::uint32_t row, std::uint16_t column, const std::string& address,
                       std::string_view text) {
  const std::string shown = safe_text(text);
  const bool usable = address.size() <= 2000 &&
                      (address.rfind("https://", 0) == 0 || address.rfind("http://", 0) == 0 ||
                       address.rfind("internal:", 0) == 0);
  if (!usable) return this->text(row, column, shown);
  check(worksheet_write_url_opt(raw(sheet_), row, column, safe_text(address).c_str(),
                                raw_format(book_.format(Style::link)), shown.c_str(), nullptr),
        row, column);
}

void SheetWriter::blank(std::uint32_t row, std::uint16_t column, Style style) {
  check(worksheet_write_blank(raw(sheet_), row, column, raw_format(book_.format(style))), row,
        column);
}

void SheetWriter::width(std::uint16_t column, double characters) {
  check(worksheet_set_column(raw(sheet_), column, column, characters, nullptr), 0, column);
}

void SheetWriter::height(std::uint32_t row, double points) {
  check(worksheet_set_row(raw(sheet_), row, points, nullptr), row, 0);
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

void SheetWriter::print_setup(std::optional<std::uint32_t> repeated_row,
                              const std::string& footer) {
  worksheet_set_paper(raw(sheet_), 9);  // A4
  worksheet_set_landscape(raw(sheet_));
  worksheet_fit_to_pages(raw(sheet_), 1, 0);
  worksheet_set_margins(raw(sheet_), 0.4, 0.4, 0.5, 0.6);
  if (repeated_row)
    check(worksheet_repeat_rows(raw(sheet_), *repeated_row, *repeated_row), *repeated_row, 0);
  check(worksheet_set_footer(raw(sheet_), footer.c_str()), 0, 0);
}

}  // namespace vekha::render::xlsx
