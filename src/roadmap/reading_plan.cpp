#include "roadmap/reading.h"
namespace vekha::roadmap {
PlanReading read_plan(std::string_view, const ReadingContext&) { return {}; }
}
