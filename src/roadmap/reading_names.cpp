#include "roadmap/reading.h"

#include <array>

namespace vekha::roadmap {

namespace {

template <typename Enum, std::size_t Count>
std::string_view name_in(const std::array<std::string_view, Count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name(TermKind kind) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"interval", "date", "deadline", "points", "recurring", "continuous", "mixed", "open_end",
       "schedule_ref", "on_request", "event_relative", "not_planned", "blank", "invalid"});
  return name_in(names, kind);
}

std::string_view name(PlanKind kind) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"count", "percent", "deliverable", "milestone", "participation", "frequency", "continuous",
       "ratio", "range", "change", "level_ref", "multi", "qualitative", "term_misplaced",
       "not_planned", "blank", "invalid", "none"});
  return name_in(names, kind);
}

std::string_view name(Comparator comparator) {
  static constexpr auto names =
      std::to_array<std::string_view>({">=", "<=", ">", "<", "=", "between"});
  return name_in(names, comparator);
}

std::string_view name(Frequency frequency) {
  static constexpr auto names =
      std::to_array<std::string_view>({"A", "H", "Q", "M", "W", "D", "school_quarter"});
  return name_in(names, frequency);
}

std::string_view name(Scope scope) {
  static constexpr auto names =
      std::to_array<std::string_view>({"total", "per_year", "per_unit", "cumulative"});
  return name_in(names, scope);
}

std::string_view name(Direction direction) {
  return direction == Direction::up ? "up" : "down";
}

}  // namespace vekha::roadmap
