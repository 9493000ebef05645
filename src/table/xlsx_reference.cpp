#include "table/xlsx_reference.h"

#include <algorithm>

namespace vekha::table {

std::optional<CellReference> parse_reference(std::string_view text) {
  CellReference reference;
  std::size_t at = text.starts_with('$') ? 1 : 0;
  for (; at < text.size() && reference.column <= xlsx_columns; ++at) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    reference.column = reference.column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  if (at < text.size() && text[at] == '$') ++at;
  for (; at < text.size() && reference.row <= xlsx_rows; ++at) {
    if (text[at] < '0' || text[at] > '9') break;
    reference.row = reference.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  const bool inside = reference.row >= 1 && reference.row <= xlsx_rows && reference.column >= 1 &&
                      reference.column <= xlsx_columns;
  if (at != text.size() || !inside) return std::nullopt;
  return reference;
}

std::optional<Range> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_reference(text.substr(0, colon));
  const auto last =
      colon == std::string_view::npos ? first : parse_reference(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Range{std::min(first->row, last->row), std::min(first->column, last->column),
               std::max(first->row, last->row), std::max(first->column, last->column)};
}

}  // namespace vekha::table
