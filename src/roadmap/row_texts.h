#pragma once

#include "roadmap/lines.h"
#include "roadmap/row_number.h"
#include "roadmap/table_finder.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// The cells of one row, put under the columns of its table.
struct RowTexts {
  std::map<Column, Passage>
      texts;  ///< blank cells have no entry; several executors' columns are joined
  std::map<int, Passage> years;
  std::map<std::string, Passage> periods;
  std::map<std::string, Passage> other;  ///< by head
  std::vector<Passage> surplus;  ///< cells more than the head has, of a page with a column too many
  std::uint32_t width = 0;
  Place place;
  bool shared = false;  ///< its title stands in a merged cell that began in a row above

  const Passage& text(Column column) const;
  bool has(Column column) const { return texts.contains(column); }
  /// Filled cells of every kind but the number.
  std::size_t facts() const;
  std::optional<RowNumber> number() const;
};

RowTexts texts_of(const Line& line, const TableHead& head);

/// Appends a second half, cell by cell. Returns the words that stood on both sides.
std::vector<std::string> append_row(RowTexts& first, const RowTexts& second);

}  // namespace vekha::roadmap
