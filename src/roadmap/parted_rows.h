#pragma once

#include "roadmap/lines.h"
#include "roadmap/table_finder.h"

#include <vector>

namespace vekha::roadmap {

/// Several measures that share one row, each on a line of its own with its own number: «1.
/// Обновление реестра⏎2. Конкурс» beside «сентябрь⏎октябрь». Taken apart only where the title's
/// lines are numbered from 1 and the term has as many lines; cells with another number of lines
/// hold for all. The parts keep the row's place. Empty: it is one measure.
std::vector<Line> parted_row(const Line& line, const TableHead& head);

}  // namespace vekha::roadmap
