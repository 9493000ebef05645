#include "evaluation/columns.h"

#include "base/text.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace vekha::evaluation {

namespace {

std::optional<Decimal> figure_in(const std::string& text) {
  std::string_view figure = text::trim(text);
  if (figure.ends_with('%')) figure = text::trim(figure.substr(0, figure.size() - 1));
  return Decimal::parse(figure);
}

}  // namespace

bool says_not_planned(const std::string& text) {
  return text == "-" || text == "–" || text == "—" || text == "−";
}

std::optional<Period> period_of_column(const std::string& name) {
  if (name.size() < 7) return std::nullopt;
  const int year = std::atoi(name.c_str());
  const int part = std::atoi(name.c_str() + (name[5] == 'Q' || name[5] == 'H' ? 6 : 5));
  if (year < 1900 || part < 1 || part > 12) return std::nullopt;
  if (name[5] == 'Q' && part <= 4) return quarter_period(year, static_cast<unsigned>(part));
  if (name[5] == 'H' && part <= 2) return half_year_period(year, static_cast<unsigned>(part));
  return month_period(year, static_cast<unsigned>(part));
}

std::vector<PeriodTarget> period_targets(const roadmap::Measure& measure) {
  std::vector<PeriodTarget> targets;
  for (const auto& [name, passage] : measure.periods) {
    const auto period = period_of_column(name);
    if (passage.text.empty() || says_not_planned(passage.text) || !period) continue;
    const auto value = figure_in(passage.text);
    if (!value) return {};
    targets.push_back({*period, *value});
  }
  if (targets.size() < 2) return {};
  std::ranges::sort(targets, [](const PeriodTarget& a, const PeriodTarget& b) {
    return a.period.last < b.period.last;
  });
  return targets;
}

bool is_not_planned_on(const roadmap::Measure& measure, Date day) {
  return std::ranges::any_of(measure.periods, [&](const auto& column) {
    const auto period = period_of_column(column.first);
    return period && period->contains(day) && says_not_planned(column.second.text);
  });
}

}  // namespace vekha::evaluation
