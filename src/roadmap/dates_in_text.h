#pragma once

#include "base/date.h"

#include <optional>
#include <string_view>

namespace vekha::roadmap {

/// The first day written out in a text: «17.04.2024», «17 апреля 2024 г.», ««17» апреля 2024 года».
struct FoundDate {
  Date date{};
  std::size_t from = 0;  ///< bytes of text::fold_space(text)
  std::size_t to = 0;
};
std::optional<FoundDate> date_in(std::string_view text);

/// How much must be said for a span of years to be the programme's.
enum class PeriodWording {
  any_year,     ///< in a title each year counts
  with_purpose  ///< elsewhere only «на 2024 год», «на 2023-2025 годы», «на период …», «2024/2025
                ///< учебный год»
};

/// Years, school years, half-years and dates «с … по …» that a text names as its period.
std::optional<Period> period_in(std::string_view text, PeriodWording wording);

/// The year of «на период до 2030 года», which names no beginning.
std::optional<int> last_year_in(std::string_view text);

}  // namespace vekha::roadmap
