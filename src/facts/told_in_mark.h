#pragma once

#include "facts/observation.h"

#include <string_view>

namespace vekha::facts {

/// What a mark says beside «выполнено»: «Выполнено 26.02.2024, приказ № 12» gives the day and the
/// paper. Only a day in the mark's own part and papers that can be found; what the row's own
/// columns say stands.
void take_from_mark(std::string_view mark, Observation& observation);

}  // namespace vekha::facts
