#pragma once

#include "table/merged_cells.h"
#include "table/reader.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vekha::table {

/// Takes the rows of a sheet that has them in any order and gives them in theirs. Pieces of one row
/// are joined, the later ones over the earlier. Holds the sheet, so it refuses more than a million
/// cells.
class XlsxRowSorter final : public Sink {
 public:
  explicit XlsxRowSorter(Place place) : place_(std::move(place)) {}

  void begin_sheet(const SheetHead& /*head*/) override {}
  bool row(std::uint32_t number, std::span<const Cell> cells) override;
  void end_sheet(std::span<const Range> /*merged*/) override {}

  /// The rows to `sink`, blanked where merged ranges cover them.
  void give(Sink& sink, MergedCells& covered);

 private:
  Place place_;
  std::map<std::uint32_t, std::vector<Cell>> rows_;
  std::uint64_t cells_ = 0;
};

}  // namespace vekha::table
