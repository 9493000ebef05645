#include "roadmap/lines.h"

#include "base/decimal.h"
#include "base/text.h"
#include "table/cell.h"

#include <algorithm>
#include <cstdint>
#include <variant>

namespace vekha::roadmap {
namespace {

/// 0.85 that its format shows as «85 %» is read as people see it.
std::string as_percent(const table::Number& number) {
  const auto share = Decimal::parse(number.text);
  constexpr std::int64_t most = std::int64_t{1} << 50;
  if (!share || share->units() > most || share->units() < -most) return number.text;
  return to_plain(Decimal::of_units(share->units() * 100)) + "%";
}

/// Line breaks as \n, other white space untouched: lists in a cell depend on its lines.
std::string printed(const table::Cell& cell) {
  const auto* number = std::get_if<table::Number>(&cell);
  const std::string text =
      number != nullptr && number->percent ? as_percent(*number) : table::to_text(cell);
  std::string out;
  for (const std::string& part : text::split(text, '\n')) {
    const std::string folded = text::fold_space(part);
    if (folded.empty()) continue;
    if (!out.empty()) out += '\n';
    out += folded;
  }
  return out;
}

const table::Row* row_of(const table::Sheet& sheet, std::uint32_t number) {
  const auto found = std::ranges::lower_bound(sheet.rows, number, {}, &table::Row::number);
  return found != sheet.rows.end() && found->number == number ? &*found : nullptr;
}

void add_merged(const table::Sheet& sheet, std::uint32_t number, Line& line) {
  for (const table::Range& range : sheet.merged) {
    if (number < range.first_row || number > range.last_row) continue;
    const table::Row* origin = row_of(sheet, range.first_row);
    if (origin == nullptr || origin->cells.size() < range.first_column) continue;
    const std::string text = printed(origin->cells[range.first_column - 1]);
    if (number == range.first_row) {
      line.widest_span = std::max(line.widest_span, range.last_column - range.first_column + 1);
    }
    const std::uint32_t last = std::min(range.last_column, range.first_column + 200);
    for (std::uint32_t column = range.first_column; column <= last; ++column) {
      if (!line.cell(column).empty() || text.empty()) continue;
      auto& covered =
          column == range.first_column ? line.covered_from_above : line.covered_from_left;
      covered[column] = text;
    }
  }
}

Line line_of(const table::Document& document, const table::Sheet& sheet, const table::Row& row) {
  Line line;
  line.place = table::place_of(document, sheet, row.number, 0);
  line.place.row = row.number;
  line.place.column = 0;
  for (const table::Cell& cell : row.cells)
    line.cells.push_back(printed(cell));
  add_merged(sheet, row.number, line);
  return line;
}

/// «СОГЛАСОВАНО      УТВЕРЖДАЮ»: parts that a tab or four blanks set apart.
std::vector<std::string> columns_of(const std::string& paragraph) {
  constexpr int wide_gap = 4;
  std::vector<std::string> columns(1);
  int gap = 0;
  for (const char32_t c : text::decode(paragraph)) {
    if (c == U'\t') gap += wide_gap;
    if (text::is_blank(c)) {
      ++gap;
      text::append(columns.back(), c);
      continue;
    }
    if (gap >= wide_gap) columns.emplace_back();
    gap = 0;
    text::append(columns.back(), c);
  }
  std::erase_if(columns, [](const std::string& part) { return text::fold_space(part).empty(); });
  return columns.size() > 1 ? columns : std::vector<std::string>();
}

void add_paragraphs(const table::Document& document, const std::vector<std::string>& paragraphs,
                    std::vector<Line>& lines) {
  for (const std::string& paragraph : paragraphs) {
    const std::string text = text::fold_space(paragraph);
    if (text.empty()) continue;
    Line line;
    line.place.file = document.file;
    line.cells = {text};
    line.beside = columns_of(paragraph);
    line.paragraph = true;
    lines.push_back(std::move(line));
  }
}

void add_rows(const table::Document& document, const table::Sheet& sheet,
              std::vector<Line>& lines) {
  std::uint32_t before = 0;
  for (const table::Row& row : sheet.rows) {
    Line line = line_of(document, sheet, row);
    if (line.filled() == 0) continue;
    line.starts_sheet = before == 0;
    line.worksheet = document.summary.format == table::Format::xlsx;
    line.after_break = line.starts_sheet || row.number > before + 1;
    before = row.number;
    lines.push_back(std::move(line));
  }
}

Problem hidden_sheet(const table::Document& document, const table::Sheet& sheet) {
  Problem problem;
  problem.place.file = document.file;
  problem.place.sheet = sheet.head.name;
  problem.code = "hidden_sheet";
  problem.text = {"лист скрыт, дорожная карта на нём не читается",
                  "the sheet is hidden and is not read"};
  problem.advice = {"если он нужен, покажите лист и сохраните файл",
                    "if it is wanted, unhide the sheet and save the file"};
  problem.severity = Severity::remark;
  return problem;
}

}  // namespace

const std::string& Line::cell(std::uint32_t column) const {
  static const std::string blank;
  return column >= 1 && column <= cells.size() ? cells[column - 1] : blank;
}

std::size_t Line::filled() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(cells, [](const std::string& text) { return !text.empty(); }));
}

std::uint32_t Line::width() const {
  std::size_t last = cells.size();
  while (last > 0 && cells[last - 1].empty())
    --last;
  return static_cast<std::uint32_t>(last);
}

std::uint32_t Line::first_filled() const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].empty()) return static_cast<std::uint32_t>(i + 1);
  }
  return 0;
}

Place Line::place_at(std::uint32_t column) const {
  Place at = place;
  at.column = column;
  return at;
}

std::vector<Line> lines_of(const table::Document& document, Problems& remarks) {
  std::vector<Line> lines;
  const bool any_visible = std::ranges::any_of(document.sheets, [](const table::Sheet& sheet) {
    return sheet.head.visibility == table::Visibility::visible;
  });
  for (const table::Sheet& sheet : document.sheets) {
    if (any_visible && sheet.head.visibility != table::Visibility::visible) {
      remarks.push_back(hidden_sheet(document, sheet));
      continue;
    }
    add_paragraphs(document, sheet.head.text_above, lines);
    add_rows(document, sheet, lines);
  }
  add_paragraphs(document, document.summary.text_below, lines);
  return lines;
}

}  // namespace vekha::roadmap
