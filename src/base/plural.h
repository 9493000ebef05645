#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vekha {

/// The three Russian forms after a whole number: 1 мероприятие, 2 мероприятия, 5 мероприятий.
struct PluralForms {
  std::string_view one;
  std::string_view few;
  std::string_view many;
};

/// Rule of CLDR for Russian: the last two digits decide (11 to 14 take `many`). Sign is ignored.
std::string_view plural(std::int64_t count, const PluralForms& forms);

}  // namespace vekha
