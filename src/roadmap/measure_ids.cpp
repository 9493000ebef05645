#include "roadmap/measure_ids.h"

namespace vekha::roadmap {

std::string MeasureIds::next(const MeasureDraft& measure, const MeasurePosition& position) {
  std::string base;
  if (measure.number) {
    base = measure.number->label;
  } else {
    base = std::to_string(position.table) + "-" + std::to_string(position.section) + "-" +
           std::to_string(position.place);
  }
  std::string id = base;
  for (int count = 2; !taken_.insert(id).second; ++count)
    id = base + "-" + std::to_string(count);
  return id;
}

}  // namespace vekha::roadmap
