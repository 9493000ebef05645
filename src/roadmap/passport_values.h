#pragma once

#include "roadmap/passport.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Cells of a passport as values. What does not fit is told with its cell.
namespace vekha::roadmap {

inline constexpr std::size_t most_choices = 9;

std::string_view name(ExecutorKind kind);

class PassportValues {
 public:
  PassportValues(const Passport& passport, Problems& problems)
      : passport_(passport), problems_(problems) {}

  /// The code of a drop-down's word; nullopt for a blank cell and for a word that is not in the
  /// list, which is told.
  std::optional<std::string> code(const PassportCell& cell, std::string_view list);

  /// Readings made of a row's cells; nullopt when one of them doesn't fit. `base` gives what has no
  /// column.
  std::optional<PlanReading> plan(const PassportRow& row, PlanReading base);
  std::optional<TermReading> term(const PassportRow& row, TermReading base);
  std::vector<Executor> executors(const PassportRow& row);
  std::optional<Date> day(const PassportCell& cell);

  /// The cell says something else than what Vekha had written beside it.
  bool changed(const PassportRow& row, std::string_view column) const;

 private:
  template <typename Enum>
  std::optional<Enum> coded(const PassportRow& row, std::string_view column, Enum last);
  std::optional<Decimal> number(const PassportCell& cell);
  std::vector<Date> days(const PassportCell& cell);
  std::map<int, Decimal> years(const PassportCell& cell);
  void refuse(const PassportCell& cell, const Words& expected);

  const Passport& passport_;
  Problems& problems_;
  bool fits_ = true;
};

}  // namespace vekha::roadmap
