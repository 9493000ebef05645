#pragma once

#include "roadmap/programme.h"

#include <vector>

namespace vekha::roadmap {

/// Settles which of two columns of one kind is it: the better named («Мероприятие» before
/// «Задача»); directions before the title become sections, the rest unknown. A first column without
/// a head holds the numbers.
void settle_columns(std::vector<FoundColumn>& columns);

}  // namespace vekha::roadmap
