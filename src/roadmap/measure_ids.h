#pragma once

#include "roadmap/draft.h"

#include <cstddef>
#include <set>
#include <string>

namespace vekha::roadmap {

/// Where a measure stands, from 1; for ids of measures without a number.
struct MeasurePosition {
  std::size_t table = 0;
  std::size_t section = 0;
  std::size_t place = 0;
};

/// Gives each measure its id (see Measure::id), in the document's order.
class MeasureIds {
 public:
  std::string next(const MeasureDraft& measure, const MeasurePosition& position);

 private:
  std::set<std::string> taken_;
};

}  // namespace vekha::roadmap
