#include "roadmap/parted_rows.h"

#include "base/text.h"
#include "roadmap/row_number.h"

#include <string>

namespace vekha::roadmap {

namespace {

std::vector<std::string> filled_lines(const std::string& cell) {
  std::vector<std::string> lines;
  for (const std::string& part : text::split(cell, '\n')) {
    if (!text::trim(part).empty()) lines.push_back(part);
  }
  return lines;
}

bool are_numbered(const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto number = leading_number(lines[i]);
    const bool next = number && number->number.parts.size() == 1 &&
                      number->number.parts.front() == static_cast<int>(i) + 1;
    if (!next) return false;
  }
  return true;
}

}  // namespace

std::vector<Line> parted_row(const Line& line, const TableHead& head) {
  const std::uint32_t title = head.position_of(Column::title);
  const std::uint32_t term = head.position_of(Column::term);
  const std::uint32_t number = head.position_of(Column::number);
  if (line.paragraph || title == 0 || term == 0) return {};
  if (number != 0 && !line.cell(number).empty()) return {};
  const std::vector<std::string> titles = filled_lines(line.cell(title));
  if (titles.size() < 2 || filled_lines(line.cell(term)).size() != titles.size() ||
      !are_numbered(titles))
    return {};
  std::vector<Line> parts(titles.size(), line);
  for (std::uint32_t column = 1; column <= line.width(); ++column) {
    const std::vector<std::string> lines = filled_lines(line.cell(column));
    if (lines.size() != titles.size()) continue;
    for (std::size_t i = 0; i < parts.size(); ++i)
      parts[i].cells[column - 1] = lines[i];
  }
  return parts;
}

}  // namespace vekha::roadmap
