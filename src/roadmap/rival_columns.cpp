#include "roadmap/rival_columns.h"

#include "roadmap/heads.h"

#include <algorithm>
#include <optional>
#include <string>

namespace vekha::roadmap {
namespace {

int rank_of(const FoundColumn& column) {
  int best = 0;
  const std::size_t slash = column.head.rfind(" / ");
  const std::string lowest =
      slash == std::string::npos ? column.head : column.head.substr(slash + 3);
  for (const std::string& part : {lowest, column.head}) {
    const std::optional<HeadMeaning> meaning = meaning_of_head(part);
    if (meaning && meaning->column == column.column) best = std::max(best, meaning->rank);
  }
  return best;
}

/// What else the head says, when no other column says it.
Column other_kind(const std::vector<FoundColumn>& columns, const FoundColumn& column) {
  const std::optional<Column> second = second_meaning_of_head(column.head);
  const bool free = second && std::ranges::none_of(columns, [&](const FoundColumn& other) {
                      return other.column == *second;
                    });
  return free ? *second : Column::unknown;
}

/// Two columns of one kind: the better named stays. Directions before the title become sections.
void settle_rivals(std::vector<FoundColumn>& columns, Column kind) {
  FoundColumn* best = nullptr;
  for (FoundColumn& column : columns) {
    if (column.column != kind) continue;
    if (best == nullptr || rank_of(column) > rank_of(*best)) best = &column;
  }
  for (FoundColumn& column : columns) {
    if (column.column != kind || &column == best) continue;
    const bool before = kind == Column::title && column.position < best->position;
    column.column = before ? Column::section : other_kind(columns, column);
  }
}

}  // namespace

void settle_columns(std::vector<FoundColumn>& columns) {
  for (const Column kind : {Column::number, Column::title, Column::indicator, Column::plan,
                            Column::unit, Column::direction, Column::baseline, Column::section}) {
    settle_rivals(columns, kind);
  }
  if (!columns.empty() && columns.front().column == Column::unknown &&
      columns.front().head.empty()) {
    const bool numbered = std::ranges::any_of(
        columns, [](const FoundColumn& column) { return column.column == Column::number; });
    if (!numbered) columns.front().column = Column::number;
  }
}

}  // namespace vekha::roadmap
