#include "render/xlsx/passport_book.h"

#include "base/place.h"
#include "base/text.h"
#include "render/xlsx/book.h"

#include <algorithm>
#include <cmath>

namespace vekha::render::xlsx {

namespace {

using report::PassportColumn;
using report::PassportField;
using report::PassportMark;

constexpr std::uint32_t name_row = 2;  ///< hidden: the columns' names
constexpr std::uint32_t head_row = 3;
constexpr std::uint32_t first_row = 4;

Style style_for(const PassportColumn& column, PassportMark mark) {
  if (!column.open) {
    if (column.name != "mark" && column.name != "question") return Style::words;
    if (mark == PassportMark::asked) return Style::words_asked;
    if (mark == PassportMark::remark) return Style::words_remark;
    return mark == PassportMark::decided ? Style::words_decided : Style::words;
  }
  const bool date = column.field == PassportField::date;
  if (mark == PassportMark::asked) return date ? Style::input_date_asked : Style::input_asked;
  if (mark == PassportMark::decided) return date ? Style::input_date_decided : Style::input_decided;
  return date ? Style::input_date : Style::input;
}

/// Lines that a text takes in a column, broken as spreadsheet programs do it.
double lines_of(const std::string& text, double width) {
  double lines = 0;
  for (const std::string& part : text::split(text, '\n'))
    lines += std::max(1.0, std::ceil(static_cast<double>(text::length(part)) / (width * 0.95)));
  return lines;
}

/// Not every program makes rows as high as their texts when it opens a workbook.
double height_of(const report::PassportSheet& sheet, const report::PassportLine& line) {
  constexpr double line_points = 13.5;
  constexpr double most_points = 400;  // Excel's bound is 409.5
  double lines = 1;
  for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
    if (sheet.columns[column].width > 0)
      lines = std::max(lines, lines_of(line.cells[column], sheet.columns[column].width));
  }
  return std::min(most_points, lines * line_points + 2);
}

class PassportWriter {
 public:
  PassportWriter(const report::PassportBook& passport, const report::Phrases& phrases, Book& book)
      : passport_(passport), phrases_(phrases), book_(book) {}

  void write() {
    for (const report::PassportSheet& sheet : passport_.sheets)
      write_sheet(sheet);
    write_lists();
  }

 private:
  std::string phrase(const report::PassportSheet& sheet, const std::string& key) const {
    return phrases_.text("passport." + sheet.key + "." + key);
  }

  void write_sheet(const report::PassportSheet& sheet) {
    SheetWriter out = book_.add_sheet(phrase(sheet, "sheet"));
    out.text(0, 1, passport_.title, Style::title);
    out.height(0, 24);
    out.height(1, 18);
    out.height(head_row, 30);
    out.text(1, 1, passport_.summary + " " + phrase(sheet, "hint"), Style::bold);
    const auto last = static_cast<std::uint16_t>(sheet.columns.size() - 1);
    for (std::uint16_t column = 0; column <= last; ++column)
      write_head(sheet, column, out);
    std::uint32_t row = first_row;
    for (const report::PassportLine& line : sheet.lines) {
      for (std::uint16_t column = 0; column <= last; ++column)
        write_cell({row, column}, sheet.columns[column], line, out);
      out.height(row, height_of(sheet, line));
      ++row;
    }
    out.hide_row(name_row);
    out.freeze(first_row, sheet.key == "indicators" ? 5 : 2);
    if (row > first_row) out.filter(head_row, row - 1, last_shown(sheet));
    out.print_setup(head_row);
    out.protect();
  }

  static std::uint16_t last_shown(const report::PassportSheet& sheet) {
    std::uint16_t last = 0;
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
      if (sheet.columns[column].width > 0) last = static_cast<std::uint16_t>(column);
    }
    return last;
  }

  void write_head(const report::PassportSheet& sheet, std::uint16_t at, SheetWriter& out) {
    const PassportColumn& column = sheet.columns[at];
    out.text(name_row, at, column.name, Style::words);
    if (column.width <= 0) {
      out.text(head_row, at, column.name, Style::head);
      out.hide_column(at);
      return;
    }
    out.width(at, column.width);
    out.text(head_row, at, phrase(sheet, column.name), Style::head);
    if (column.list.empty() || sheet.lines.empty()) return;
    const auto last = first_row + static_cast<std::uint32_t>(sheet.lines.size()) - 1;
    out.drop_down(
        {first_row, last, at}, list_range(column.list),
        {phrases_.text("passport.lists.refused_title"), phrases_.text("passport.lists.refused")});
  }

  /// «=Списки!$B$2:$B$19»: lists stand in pairs of columns behind column A.
  std::string list_range(const std::string& name) const {
    const auto found = std::ranges::find(passport_.lists, name, &report::PassportList::name);
    if (found == passport_.lists.end()) return {};
    const auto at = static_cast<std::uint32_t>(found - passport_.lists.begin()) * 2 + 2;
    const std::string letters = column_letters(at);
    return "='" + phrases_.text("passport.lists.sheet") + "'!$" + letters + "$2:$" + letters + "$" +
           std::to_string(found->words.size() + 1);
  }

  struct At {
    std::uint32_t row;
    std::uint16_t column;
  };

  static void write_cell(At at, const PassportColumn& column, const report::PassportLine& line,
                         SheetWriter& out) {
    const std::string& text = line.cells[at.column];
    const Style style = style_for(column, line.mark);
    const auto number = column.field == PassportField::number ? Decimal::parse(text) : std::nullopt;
    const auto day = column.field == PassportField::date ? parse_russian_date(text) : std::nullopt;
    if (number) {
      out.number(at.row, at.column, *number, style);
    } else if (day) {
      out.date(at.row, at.column, *day, style);
    } else {
      out.text(at.row, at.column, text, style);
    }
  }

  void write_lists() {
    SheetWriter out = book_.add_sheet(phrases_.text("passport.lists.sheet"));
    out.text(0, 0, "vekha.lists");
    std::uint16_t column = 1;
    for (const report::PassportList& list : passport_.lists) {
      out.text(0, column, "list." + list.name);
      out.text(0, static_cast<std::uint16_t>(column + 1), "code");
      write_pairs(list.words, column, out);
      column = static_cast<std::uint16_t>(column + 2);
    }
    out.text(0, column, "vekha.meta");
    out.text(0, static_cast<std::uint16_t>(column + 1), "value");
    write_pairs(passport_.meta, column, out);
    column = static_cast<std::uint16_t>(column + 2);
    out.text(0, column, "vekha.keys");
    std::uint32_t row = 1;
    for (const std::string& key : passport_.keys)
      out.text(row++, column, key);
    out.hide();
  }

  static void write_pairs(const std::vector<std::pair<std::string, std::string>>& pairs,
                          std::uint16_t column, SheetWriter& out) {
    std::uint32_t row = 1;
    for (const auto& [word, code] : pairs) {
      out.text(row, column, word);
      out.text(row++, static_cast<std::uint16_t>(column + 1), code);
    }
  }

  const report::PassportBook& passport_;
  const report::Phrases& phrases_;
  Book& book_;
};

}  // namespace

void write_passport(const report::PassportBook& passport, const report::Phrases& phrases, Date day,
                    const std::filesystem::path& path) {
  Book book(path, phrases, {.title = passport.title}, day, Memory::normal);
  PassportWriter(passport, phrases, book).write();
  book.save();
}

}  // namespace vekha::render::xlsx
