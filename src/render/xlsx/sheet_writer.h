#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "render/xlsx/style.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::render::xlsx {

/// One sheet; rows and columns from 0, as the library has them. Belongs to its Book. Rows are
/// written from the top down: in constant memory a row that is left is closed. What cannot be
/// written is an InputError with sheet and cell.
class SheetWriter {
 public:
  /// Texts stand as texts: «=…», «+», «-» never become formulas. Bytes that are no UTF-8 and what
  /// exceeds 32,767 characters are mended.
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
  /// A link to https://, http:// or «internal:'Лист'!A1»; any other address, and what exceeds the
  /// 65,530 links of a sheet, stands as text.
  void link(std::uint32_t row, std::uint16_t column, const std::string& address,
            std::string_view text);
  void blank(std::uint32_t row, std::uint16_t column, Style style = Style::text);
  /// A remark that shows when the pointer rests on the cell.
  void comment(std::uint32_t row, std::uint16_t column, std::string_view text);

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
  /// Ends the last row. Programs that do not fit rows to their texts when they open a book (the
  /// library writes no heights) get the height from here, by an estimate of its lines.
  void finish();
  /// Filter buttons over head row `head` and the rows to `last_row`, columns 0 to `last_column`.
  /// Before the rows are written.
  void filter(std::uint32_t head, std::uint32_t last_row, std::uint16_t last_column);
  /// Bars of 0 to 100 behind the percents of a column.
  void data_bars(std::uint32_t first_row, std::uint32_t last_row, std::uint16_t column);
  /// No green corner at numbers that are labels.
  void labels_are_texts(std::uint32_t last_row, std::uint16_t column);
  /// A4 landscape; one page wide, two when the columns are too many to be read so, and then
  /// `repeated_columns` stand on both; head row repeated; header with the title, footer with sheet
  /// and page.
  void print_setup(std::optional<std::uint32_t> repeated_row, std::uint16_t repeated_columns = 0);
  /// The sheet that is seen when the book is opened.
  void activate();

 private:
  friend class Book;
  SheetWriter(void* sheet, const class Book& book, std::string name)
      : sheet_(sheet), book_(&book), name_(std::move(name)) {}
  void check(int error, std::uint32_t row, std::uint16_t column) const;
  void enter(std::uint32_t row);
  void measure(std::uint16_t column, std::string_view text, Style style);

  void* sheet_;  // lxw_worksheet, owned by the workbook
  const class Book* book_;
  std::string name_;
  std::uint32_t links_ = 0;
  std::vector<double> widths_;  // in characters
  std::uint32_t current_row_ = 0;
  double height_ = 0;  // of the current row, in points; 0: the usual one
};

}  // namespace vekha::render::xlsx
