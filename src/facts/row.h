#pragma once

#include "facts/fault.h"
#include "facts/layout.h"
#include "facts/observation.h"
#include "facts/title_block.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::facts {

/// What holds for all rows of a sheet.
struct SheetContext {
  Place place;  ///< file and sheet
  std::uint32_t source = 0;
  const roadmap::Programme* programme = nullptr;  ///< that all rows are of; nullptr: each row says
  std::optional<int> year;  ///< for periods without one; else the programme's, if it is of one year
  TitleBlock block;
  const Mapping* mapping = nullptr;  ///< what the office said of the source
};

/// A row with its cells by head. A view: layout, context and cells must outlive it.
struct Row {
  std::uint32_t number;
  std::span<const table::Cell> cells;
  const Layout& layout;
  const SheetContext& context;

  const table::Cell& at(std::uint32_t column) const;  ///< column from 1; blank when there is none
  const table::Cell& at(Head head) const { return at(layout.column(head)); }
  std::string text(Head head) const;  ///< white space folded
  bool filled(Head head) const { return !text(head).empty(); }

  Place place(std::uint32_t column) const;
  /// The row as it stands, with why it or its cell in `column` was not taken.
  Reject reject(const Fault& fault, std::uint32_t column) const;
  Reject reject(const Fault& fault) const { return reject(fault, layout.column(fault.at)); }
};

}  // namespace vekha::facts
