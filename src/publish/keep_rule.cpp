#include "publish/keep_rule.h"

#include "base/date.h"

#include <algorithm>
#include <optional>
#include <set>

namespace vekha::publish {

namespace {

std::optional<Date> day_of_name(const std::string& name) {
  return parse_iso_date(name.substr(0, 10));
}

int month_number(Date day) {
  return year_of(day) * 12 + static_cast<int>(month_of(day));
}

}  // namespace

std::vector<std::string> let_go(const std::vector<std::string>& names, const KeepRule& rule) {
  std::optional<Date> newest;
  for (const std::string& name : names) {
    const auto day = day_of_name(name);
    if (day && (!newest || *day > *newest)) newest = day;
  }
  std::vector<std::string> gone;
  std::set<int> months;  // that have their last release already, for we go from the newest back
  const std::size_t last = std::max<std::size_t>(rule.last, 1);
  for (std::size_t back = 0; back < names.size(); ++back) {
    const std::string& name = names[names.size() - 1 - back];
    const auto day = day_of_name(name);
    const bool young = day && days_between(*day, *newest) < rule.days;
    const bool of_month = day && month_number(*newest) - month_number(*day) < rule.months &&
                          months.insert(month_number(*day)).second;
    if (back >= last && !young && !of_month) gone.push_back(name);
  }
  std::ranges::reverse(gone);
  return gone;
}

}  // namespace vekha::publish
