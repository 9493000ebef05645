#include "facts/submissions.h"

#include "facts/similarity.h"

#include <algorithm>
#include <map>
#include <string>

namespace vekha::facts {

namespace {

unsigned months_of(Rhythm rhythm) {
  switch (rhythm) {
    case Rhythm::monthly: return 1;
    case Rhythm::quarterly: return 3;
    case Rhythm::half_yearly: return 6;
    case Rhythm::yearly: return 12;
  }
  return 1;
}

Date start_of_period(Date day, Rhythm rhythm) {
  const unsigned length = months_of(rhythm);
  return make_date(year_of(day), (month_of(day) - 1) / length * length + 1, 1);
}

// The last day that a report speaks of.
std::optional<Date> told_until(const Observation& one) {
  if (one.period) return one.period->last;
  return one.completed;
}

}  // namespace

Problem problem_of(const Silence& silence, const std::string& list) {
  const std::string last =
      silence.last ? "; последний отчёт по " + to_russian(*silence.last) : std::string();
  const std::string last_en =
      silence.last ? "; last report to " + to_iso(*silence.last) : std::string();
  return {.place = {.file = list},
          .code = "not_submitted",
          .text = {silence.unit + ": нет отчёта с " + to_russian(silence.since) + last,
                   silence.unit + ": no report since " + to_iso(silence.since) + last_en},
          .advice = {"запросите отчёт", "ask for the report"}};
}

std::vector<Silence> silent_units(const Facts& facts, const SchoolList& schools, Date as_of,
                                  Rhythm rhythm) {
  std::map<std::string, Date> last;
  for (const Observation& one : facts.observations) {
    const auto until = told_until(one);
    if (one.unit.empty() || !until) continue;
    const auto [place, is_new] = last.emplace(plain_key(one.unit), *until);
    if (!is_new) place->second = std::max(place->second, *until);
  }
  // A period is over on the day after its last one.
  const Date running = start_of_period(add_days(as_of, 1), rhythm);
  const Date wanted = add_months(running, -static_cast<int>(months_of(rhythm)));
  std::map<std::string, Silence> silent;
  for (const auto& row : schools.rows) {
    const std::string& name = row[schools.name_column];
    const auto found = last.find(plain_key(name));
    if (found != last.end() && found->second >= wanted) continue;
    Silence one{name, std::nullopt, wanted};
    if (found != last.end()) {
      one.last = found->second;
      one.since = start_of_period(found->second, rhythm);
      while (one.since <= found->second)
        one.since = add_months(one.since, static_cast<int>(months_of(rhythm)));
    }
    silent.emplace(name, std::move(one));
  }
  std::vector<Silence> all;
  all.reserve(silent.size());
  for (auto& [name, one] : silent)
    all.push_back(std::move(one));
  return all;
}

}  // namespace vekha::facts
