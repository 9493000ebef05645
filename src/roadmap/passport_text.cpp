#include "base/text.h"
#include "roadmap/passport.h"
#include "roadmap/passport_values.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

template <typename Enum>
std::string name_or_blank(const std::optional<Enum>& value) {
  return value ? std::string(name(*value)) : std::string();
}

std::string number(const std::optional<Decimal>& value) {
  return value ? to_plain(*value) : std::string();
}

template <typename Enum>
std::vector<std::string> names_up_to(Enum last) {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    names.emplace_back(name(static_cast<Enum>(i)));
  return names;
}

}  // namespace

std::string plan_text(const PlanReading& reading, std::string_view column) {
  if (column == "kind") return std::string(name(reading.kind));
  if (column == "comparator") return name_or_blank(reading.comparator);
  if (column == "value") return number(reading.value);
  if (column == "value_max") return number(reading.value_max);
  if (column == "unit") return reading.unit.value_or("");
  if (column == "base") return reading.base.value_or("");
  if (column == "scope") return name_or_blank(reading.scope);
  if (column == "direction") return name_or_blank(reading.direction);
  std::vector<std::string> years;
  years.reserve(reading.year_targets.size());
  for (const auto& [year, target] : reading.year_targets)
    years.push_back(std::to_string(year) + ": " + to_plain(target));
  return text::join(years, "; ");
}

std::string term_text(const TermReading& reading, std::string_view column) {
  if (column == "term_kind") return std::string(name(reading.kind));
  if (column == "start") return reading.start ? to_russian(*reading.start) : std::string();
  if (column == "frequency") return name_or_blank(reading.frequency);
  std::vector<std::string> days;
  days.reserve(reading.due.size());
  for (const Date day : reading.due)
    days.push_back(to_russian(day));
  return text::join(days, "; ");
}

std::string executors_text(const std::vector<Executor>& executors) {
  std::vector<std::string> names;
  names.reserve(executors.size());
  for (const Executor& executor : executors)
    names.push_back(executor.name);
  return text::join(names, "; ");
}

std::string_view name(ExecutorKind kind) {
  static constexpr std::array<std::string_view, 7> names = {
      "body", "institution", "role", "group", "person", "school_class", "unknown"};
  return names[static_cast<std::size_t>(kind)];
}

bool has_list(std::string_view column) {
  return column == "kind" || column == "comparator" || column == "scope" || column == "direction" ||
         column == "term_kind" || column == "frequency";
}

std::vector<std::string> codes_of_list(std::string_view list) {
  if (list == "kind") return names_up_to(PlanKind::none);
  if (list == "comparator") return names_up_to(Comparator::between);
  if (list == "scope") return names_up_to(Scope::cumulative);
  if (list == "direction") return names_up_to(Direction::down);
  if (list == "term_kind") return names_up_to(TermKind::invalid);
  if (list == "frequency") return names_up_to(Frequency::school_quarter);
  if (list == "executor_kind") return names_up_to(ExecutorKind::unknown);
  if (list != "answer") return {};
  std::vector<std::string> answers = {"accepted", "cancelled", "expert_done", "expert_not_done"};
  for (std::size_t i = 1; i <= most_choices; ++i)
    answers.push_back("choice" + std::to_string(i));
  return answers;
}

}  // namespace vekha::roadmap
