#include "facts/row.h"

#include "base/text.h"

namespace vekha::facts {

const table::Cell& Row::at(std::uint32_t column) const {
  static const table::Cell blank;
  return column > 0 && column <= cells.size() ? cells[column - 1] : blank;
}

std::string Row::text(Head head) const {
  return text::fold_space(table::to_text(at(head)));
}

Place Row::place(std::uint32_t column) const {
  Place place = context.place;
  place.row = number;
  place.column = column;
  return place;
}

Reject Row::reject(const Fault& fault, std::uint32_t column) const {
  std::vector<std::string> parts;
  for (const table::Cell& cell : cells)
    parts.push_back(text::fold_space(table::to_text(cell)));
  return {problem_of(fault, place(column)), text::join(parts, " | "), context.source};
}

}  // namespace vekha::facts
