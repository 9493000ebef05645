#pragma once

#include "roadmap/reading_term_parts.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Which year a term means: its own words, then its column, then the programme, then the school
/// year.
namespace vekha::roadmap::reading {

/// Days within which a ref without a year is looked for, and the flag that says why there.
struct Window {
  Period days;
  std::string_view flag;
};

/// nullopt: the context names no time at all.
std::optional<Window> context_window(const ReadingContext& context);

/// Hands years from the spans that have one to their neighbours («март, апрель 2024»), and inside
/// ranges («сентябрь – май 2025» begins in 2024). Flags order_suggests_school_year where the order
/// forced a change.
void share_years(std::vector<RoledSpan>& spans, Flags& flags);

/// The span with its first ref in `year`, when it has no year of its own; ranges may run into the
/// next one.
std::optional<Period> period_in(const Span& span, int year);

/// Days of a span all of whose refs have a year.
struct OwnPeriod {
  std::optional<Period> days;
  bool reversed = false;
};
bool has_own_year(const Span& span);
OwnPeriod own_period(const Span& span);

/// Every way in which the yearless span lies in the window: those wholly inside, else those that
/// overlap.
struct Placings {
  std::vector<Period> periods;
  bool inside = false;
};
Placings placings(const Span& span, const Period& window);

/// Years whose school year (1 September to 31 May) is inside the window, else those that overlap
/// it.
std::vector<int> school_years_in(const Period& window);

/// "2024/2025" -> 2024
std::optional<int> school_year_of(const ReadingContext& context);

}  // namespace vekha::roadmap::reading
