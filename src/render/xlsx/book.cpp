#include "render/xlsx/book.h"

#include "base/error.h"
#include "base/text.h"
#include "render/xlsx/formats.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <system_error>

namespace vekha::render::xlsx {

struct Book::State {
  struct Discard {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  std::unique_ptr<lxw_workbook, Discard> book;
  std::array<lxw_format*, style_count> formats{};
};

namespace {

constexpr std::size_t longest_property = 200;
constexpr std::size_t longest_chart_name = 200;

ServiceError cannot_save(const std::filesystem::path& path, const std::string& reason) {
  const bool full = reason.find("No space left") != std::string::npos;
  return ServiceError({.place = {.file = path.string()},
                       .code = full ? "disk_full" : "workbook_not_written",
                       .text = {"книга не записана: " + (full ? "на диске нет места" : reason),
                                "the workbook was not written: " + reason},
                       .advice = {"проверьте место на диске и права на папку",
                                  "check the disk's space and the folder's permissions"}});
}

std::string property(std::string_view text) {
  return safe_text(text::shortened(text::fold_space(text), longest_property));
}

void set_properties(lxw_workbook* book, const BookTexts& texts, Date day) {
  std::string title = property(texts.title);
  std::string subject = property(texts.subject);
  std::string author = property(texts.author);
  std::string keywords = property(texts.keywords);
  std::string program = "Vekha " VEKHA_VERSION;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.author = author.data();
  properties.company = author.data();
  properties.keywords = keywords.data();
  properties.comments = program.data();
  properties.created = static_cast<time_t>(
      std::chrono::sys_seconds(std::chrono::sys_days{day}).time_since_epoch().count());
  workbook_set_properties(book, &properties);
  if (!keywords.empty()) workbook_set_custom_property_string(book, "snapshot", keywords.c_str());
}

std::uint8_t library_kind(ChartKind kind) {
  switch (kind) {
    case ChartKind::bar: return LXW_CHART_BAR;
    case ChartKind::stacked_bar: return LXW_CHART_BAR_STACKED;
    case ChartKind::column: return LXW_CHART_COLUMN;
  }
  return LXW_CHART_BAR;
}

class ChartMaker {
 public:
  ChartMaker(lxw_workbook* book, const report::Phrases& phrases, const Chart& wanted)
      : phrases_(phrases),
        wanted_(wanted),
        chart_(workbook_add_chart(book, library_kind(wanted.kind))) {}

  lxw_chart* make() const {
    for (const ChartSeries& series : wanted_.series)
      add_series(series);
    chart_title_set_name(chart_, safe_text(wanted_.title, longest_chart_name).c_str());
    lxw_chart_font font{};
    font.size = 11;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart_, &font);
    if (wanted_.series.size() == 1) {
      chart_legend_set_position(chart_, LXW_CHART_LEGEND_NONE);
    } else {
      chart_legend_set_position(chart_, LXW_CHART_LEGEND_BOTTOM);
    }
    if (wanted_.kind == ChartKind::stacked_bar) chart_set_series_overlap(chart_, 100);
    set_axes();
    return chart_;
  }

 private:
  void add_series(const ChartSeries& wanted) const {
    lxw_chart_series* series = chart_add_series(chart_, nullptr, nullptr);
    chart_series_set_name(series, safe_text(wanted.name, longest_chart_name).c_str());
    chart_series_set_categories(series, wanted_.sheet.c_str(), wanted_.first_row, wanted_.names,
                                wanted_.last_row, wanted_.names);
    chart_series_set_values(series, wanted_.sheet.c_str(), wanted_.first_row, wanted.column,
                            wanted_.last_row, wanted.column);
    if (wanted_.kind != ChartKind::stacked_bar) chart_series_set_labels(series);
    lxw_chart_fill fill{};
    fill.color = colour(phrases_, wanted.colour);
    chart_series_set_fill(series, &fill);
    lxw_chart_line edge{};
    edge.color = colour(phrases_, "edge");
    edge.width = 0.5F;
    chart_series_set_line(series, &edge);
    set_points(series, wanted);
  }

  void set_points(lxw_chart_series* series, const ChartSeries& wanted) const {
    if (wanted.colours.empty()) return;
    std::vector<lxw_chart_fill> fills(wanted.colours.size());
    std::vector<lxw_chart_line> edges(wanted.colours.size());
    std::vector<lxw_chart_point> points(wanted.colours.size());
    std::vector<lxw_chart_point*> list;
    for (std::size_t i = 0; i < points.size(); ++i) {
      fills[i].color = colour(phrases_, wanted.colours[i]);
      edges[i].color = colour(phrases_, "edge");
      edges[i].width = 0.5F;
      points[i].fill = &fills[i];
      points[i].line = &edges[i];
      list.push_back(&points[i]);
    }
    list.push_back(nullptr);
    chart_series_set_points(series, list.data());
  }

  void set_axes() const {
    const bool lying = wanted_.kind != ChartKind::column;
    lxw_chart_axis* categories = lying ? chart_->y_axis : chart_->x_axis;
    lxw_chart_axis* values = lying ? chart_->x_axis : chart_->y_axis;
    // The library names the axes by where they lie only for charts that stand.
    if (lying) chart_axis_set_reverse(categories);
    if (wanted_.kind == ChartKind::bar) {  // each bar carries its number
      chart_axis_major_gridlines_set_visible(values, LXW_FALSE);
      return chart_axis_off(values);
    }
    chart_axis_set_num_format(values, "0");
    chart_axis_set_min(values, 0);
    lxw_chart_line grid{};
    grid.color = colour(phrases_, "line");
    grid.width = 0.5F;
    chart_axis_major_gridlines_set_line(values, &grid);
  }

  const report::Phrases& phrases_;
  const Chart& wanted_;
  lxw_chart* chart_;
};

constexpr const char* memory_folder = "/dev/shm";
constexpr std::uintmax_t ample_memory = 256U << 20U;  // many times a normal book

bool is_ample(const char* folder) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(folder, error);
  return !error && space.available >= ample_memory && ::access(folder, W_OK) == 0;
}

// Each part of a book is a file for a moment. A normal book's two dozen are kept in memory: on a
// disk their coming and going makes every new file of a release slow (ext4 passes over the numbers
// of files deleted lately). Those of a large book stand beside it, where there is room for it.
std::string folder_for_parts(const std::filesystem::path& path, Memory memory) {
  if (memory == Memory::normal && is_ample(memory_folder)) return memory_folder;
  return path.parent_path().string();
}

}  // namespace

Book::Book(const std::filesystem::path& path, const report::Phrases& phrases,
           const BookTexts& texts, Date day, Memory memory)
    : state_(std::make_unique<State>()), phrases_(phrases), path_(path), title_(texts.title) {
  std::string folder = folder_for_parts(path, memory);
  lxw_workbook_options options{};
  options.constant_memory = memory == Memory::constant ? LXW_TRUE : LXW_FALSE;
  if (!folder.empty()) options.tmpdir = folder.data();
  state_->book.reset(workbook_new_opt(path.c_str(), &options));
  if (!state_->book) throw cannot_save(path, std::generic_category().message(errno));
  set_properties(state_->book.get(), texts, day);
}

Book::~Book() = default;

void* Book::format(Style style) const {
  // Made when first wanted: a book without forms needs no phrases of forms.
  lxw_format*& format = state_->formats[static_cast<std::size_t>(style)];
  if (format == nullptr) format = make_format(state_->book.get(), phrases_, style);
  return format;
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

void Book::add_chart(SheetWriter& sheet, std::uint32_t row, std::uint16_t column,
                     const Chart& chart) {
  lxw_chart* made = ChartMaker(state_->book.get(), phrases_, chart).make();
  std::string description = safe_text(chart.description);
  lxw_chart_options options{};
  options.description = description.data();
  options.x_scale = chart.width / 480;  // the library's own size
  options.y_scale = chart.height / 288;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  sheet.check(worksheet_insert_chart_opt(static_cast<lxw_worksheet*>(sheet.sheet_), row, column,
                                         made, &options),
              row, column);
}

void Book::save() {
  errno = 0;
  const lxw_error error = workbook_close(state_->book.release());
  const int reason = errno;
  if (error == LXW_NO_ERROR) return;
  throw cannot_save(path_,
                    reason != 0 ? std::generic_category().message(reason) : lxw_strerror(error));
}

}  // namespace vekha::render::xlsx
