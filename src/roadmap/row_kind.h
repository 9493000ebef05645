#pragma once

#include "roadmap/row_texts.h"

#include <optional>
#include <span>

namespace vekha::roadmap {

enum class RowKind {
  section,
  measure,
  next_indicator,  ///< a measure's further indicator: title and number stand in the row above
  tail,            ///< second half of a row that a page break parted
  total,
  stray  ///< belongs nowhere
};

/// How one table uses its columns.
struct TableHabits {
  bool numbered =
      false;  ///< measures carry numbers; else a row without one is a measure like any other
  bool nested = false;  ///< measures are numbered within sections: 1.1, 1.2
  bool dated = false;   ///< rows carry terms (a column of terms, years or periods)
};

/// What stands around a row.
struct Neighbours {
  const RowTexts* previous = nullptr;        ///< the measure before; nullptr right under a head
  std::optional<RowNumber> previous_number;  ///< last number printed before
  std::optional<RowNumber>
      next_number;  ///< number of the measure behind; nullopt when a section begins there
};

TableHabits habits_of(std::span<const Line> body, const TableHead& head);

RowKind kind_of(const Line& line, const RowTexts& row, const TableHabits& habits,
                const Neighbours& around);

/// A tail whose first half is lost with its page: the numbers jump over it, and the first half at
/// hand is not its own.
bool is_orphan(const RowTexts& tail, const Neighbours& around);

}  // namespace vekha::roadmap
