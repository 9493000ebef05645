#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "report/phrases.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// A workbook being written. The only place that names the library which writes it.
namespace vekha::render::xlsx {

enum class Style {
  title,
  subtitle,
  head,
  text,
  bold,
  number,
  percent,
  date,
  link,
  total,
  total_number,
  total_percent,
  // Of forms that people fill in. `words` are locked, `input` are open; «asked», «remark» and
  // «decided» are coloured.
  words,
  words_asked,
  words_remark,
  words_decided,
  input,
  input_asked,
  input_decided,
  input_date,
  input_date_asked,
  input_date_decided
};
inline constexpr std::size_t style_count = 22;

/// Cells of one column, rows from 0, inclusive.
struct ColumnSpan {
  std::uint32_t first_row;
  std::uint32_t last_row;
  std::uint16_t column;
};

/// What a spreadsheet program says when a word is not in a list; at most 32 and 255 characters.
struct RefusalTexts {
  std::string title;
  std::string text;
};

/// One sheet; rows and columns from 0, as the library has them. Belongs to its Book.
class SheetWriter {
 public:
  /// Texts stand as texts: «=…», «+», «-» never become formulas. Invalid UTF-8 and more than 32,767
  /// characters are mended.
  void text(std::uint32_t row, std::uint16_t column, std::string_view text,
            Style style = Style::text);
  void number(std::uint32_t row, std::uint16_t column, Decimal value, Style style = Style::number);
  void count(std::uint32_t row, std::uint16_t column, std::int64_t value,
             Style style = Style::number);
  void date(std::uint32_t row, std::uint16_t column, Date day, Style style = Style::date);
  /// A share as a percent, e.g. 64.3 for 9/14: exact, rounded by the cell's format alone.
  void percent(std::uint32_t row, std::uint16_t column, const Fraction& share,
               Style style = Style::percent);
  /// A live formula with its value, so that it reads right before any recalculation.
  void formula(std::uint32_t row, std::uint16_t column, const std::string& formula, double value,
               Style style);
  void link(std::uint32_t row, std::uint16_t column, const std::string& address,
            std::string_view text);
  void blank(std::uint32_t row, std::uint16_t column, Style style = Style::text);

  void width(std::uint16_t column, double characters);
  void height(std::uint32_t row, double points);
  void hide_column(std::uint16_t column);
  void hide_row(std::uint32_t row);
  void hide();  ///< the whole sheet; never the first one
  /// Only open cells can be changed; no password. Columns may be widened, rows sorted and filtered.
  void protect();
  /// A list of words; `source` is a range: «='Списки'!$B$2:$B$9».
  void drop_down(const ColumnSpan& cells, const std::string& source, const RefusalTexts& refusal);
  void freeze(std::uint32_t rows, std::uint16_t columns);
  /// Filter buttons over head row `head` and the rows to `last_row`, columns 0 to `last_column`.
  void filter(std::uint32_t head, std::uint32_t last_row, std::uint16_t last_column);
  /// A4 landscape, one page wide, head row repeated, footer with sheet and page.
  void print_setup(std::optional<std::uint32_t> repeated_row, const std::string& footer);

 private:
  friend class Book;
  struct Raw;
  SheetWriter(void* sheet, const class Book& book, std::string name)
      : sheet_(sheet), book_(book), name_(std::move(name)) {}
  void check(int error, std::uint32_t row, std::uint16_t column) const;

  void* sheet_;  // lxw_worksheet, owned by the workbook
  const class Book& book_;
  std::string name_;
};

/// Range of a chart's data: columns `names` and `values` of one sheet, rows from 0, inclusive.
struct ChartData {
  std::string sheet;
  std::uint32_t first_row;
  std::uint32_t last_row;
  std::uint16_t names;
  std::uint16_t values;
};

struct ChartTexts {
  std::string title;
  std::string description;  ///< for readers who don't see it
};

class Book {
 public:
  /// `day` is written as the time of creation, so that the same snapshot gives the same bytes.
  Book(const std::filesystem::path& path, const report::Phrases& phrases, const std::string& title,
       Date day);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// Name as in the phrases; at most 31 characters, no []:*?/\.
  SheetWriter add_sheet(const std::string& name);
  /// A bar chart drawn by the spreadsheet program itself.
  void add_bar_chart(SheetWriter& sheet, std::uint32_t row, std::uint16_t column,
                     const ChartData& data, const ChartTexts& texts);
  /// Writes the file. ServiceError when that fails.
  void save();

  const report::Phrases& phrases() const { return phrases_; }
  void* format(Style style) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  const report::Phrases& phrases_;
  std::filesystem::path path_;
};

}  // namespace vekha::render::xlsx
