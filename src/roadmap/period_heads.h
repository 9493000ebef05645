#pragma once

#include "roadmap/heads.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// Words as words_of gives them.
using HeadWords = std::vector<std::string>;

/// «2024», «2024г», «1» and nothing else in the word.
std::optional<int> number_of_word(std::string_view word);

/// As above, for years from 1990 to 2099.
std::optional<int> year_of_word(std::string_view word);

/// «1 кв.», «I полугодие», «сентябрь», «2024/25» (told by the slash or by «уч.»).
std::optional<PeriodHead> period_in_head(const HeadWords& words, std::string_view head);

}  // namespace vekha::roadmap
