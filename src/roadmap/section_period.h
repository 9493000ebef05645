#pragma once

#include "roadmap/reading.h"
#include "roadmap/section_heading.h"

#include <optional>
#include <string>
#include <string_view>

namespace vekha::roadmap {

/// Plans of work stand by months or quarters: «Сентябрь» heads its measures, whose terms say only
/// «до 20», «3 неделя» or nothing.
struct SectionPeriod {
  Period days;
  std::string genitive;  ///< of a month: «сентября»
};

/// The month, quarter or half-year that the heading names and nothing else («СЕНТЯБРЬ», «I квартал
/// 2024 г.»), when it lies once within the programme. nullopt for other headings.
std::optional<SectionPeriod> period_of_section(const SectionHeading& heading,
                                               const std::optional<Period>& programme);

/// The term read by itself, and where that gives no day, as one within the section's period; flag
/// `period_from_section`. A blank term is the whole period.
TermReading term_within(const SectionPeriod& period, std::string_view term, ReadingContext context);

}  // namespace vekha::roadmap
