#pragma once

#include "base/date.h"
#include "base/words.h"

#include <optional>
#include <string_view>

namespace vekha {

/// A reporting period as people type it: «2024», «2024-H1», «2024-Q2», «2024-05»,
/// «01.04.2024-30.06.2024», «2024-04-01..2024-06-30». nullopt: none of these, or its end lies
/// before its beginning.
std::optional<Period> parse_period(std::string_view given);

/// What to say of a text that is no period.
Words no_period(std::string_view given);

}  // namespace vekha
