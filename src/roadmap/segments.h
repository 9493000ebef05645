#pragma once

#include "roadmap/table_finder.h"

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// A line of a table's body and the head that it stands under: pages may have heads in other
/// places.
struct BodyLine {
  const Line* line = nullptr;
  std::size_t head = 0;  ///< index in Segment::heads
};

/// One table with all its pages: heads that name the same columns belong together.
struct Segment {
  std::string title;  ///< lines right above its head, when another table stands before
  std::vector<TableHead> heads;
  std::vector<BodyLine>
      body;  ///< rows and the paragraphs between pages; heads and column numbers left out
};

struct Segmentation {
  std::size_t preamble =
      0;  ///< number of lines above the first head; all of them when there is none
  std::vector<Segment> segments;
  std::vector<Place> repeated_heads;
  std::vector<Place>
      foreign_tables;  ///< tables with other heads behind or between ours; their rows are left out
  std::deque<Line> parted;  ///< rows that held several measures, taken apart; bodies point into it
};

/// The lines must outlive the result.
Segmentation segments_of(std::span<const Line> lines);

}  // namespace vekha::roadmap
