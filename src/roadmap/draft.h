#pragma once

#include "roadmap/preamble.h"
#include "roadmap/row_kind.h"
#include "roadmap/section_heading.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// A road map half read: rows are told apart and put together, nothing is interpreted yet.
namespace vekha::roadmap {

struct MeasureDraft {
  RowTexts row;
  std::optional<RowNumber> number;
  std::vector<std::string> flags;
};

struct SectionDraft {
  SectionHeading heading;
  Place place;
  bool implied =
      false;  ///< no heading is printed: the numbers of its measures say that it is another section
  std::vector<MeasureDraft> measures;
};

struct TableDraft {
  std::string title;
  TableHead head;  ///< the first one, when it is repeated
  TableHabits habits;
  std::vector<SectionDraft> sections;
};

struct DocumentDraft {
  Preamble preamble;  ///< what stands above the first table
  std::vector<TableDraft> tables;
  std::vector<Orphan> orphans;
  Problems remarks;
};

/// Tables is empty when no line has the heads of a road map.
DocumentDraft draft_of(std::span<const Line> lines);

}  // namespace vekha::roadmap
