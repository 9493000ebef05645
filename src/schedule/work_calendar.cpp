#include "schedule/work_calendar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vekha::schedule {

namespace {

constexpr std::array<std::pair<unsigned, unsigned>, 6> single_holidays = {
    {{2, 23}, {3, 8}, {5, 1}, {5, 9}, {6, 12}, {11, 4}}};

bool is_new_year_holiday(Date day) {
  return month_of(day) == 1 && day_of(day) <= 8;
}

// Free although neither weekend nor holiday: a holiday on a weekend before it was moved here.
bool is_moved_day_off(Date day) {
  std::size_t owed = 0;
  constexpr int longest_way =
      10;  // holidays on both days of a weekend and a week of others between
  for (int back = longest_way; back >= 1; --back) {
    const Date before = add_days(day, -back);
    const bool free = is_weekend(before) || is_holiday(before);
    if (is_weekend(before) && is_holiday(before) && !is_new_year_holiday(before)) {
      ++owed;
    } else if (!free && owed > 0) {
      --owed;
    }
  }
  return owed > 0;
}

bool is_statutory_working_day(Date day) {
  return !is_weekend(day) && !is_holiday(day) && !is_moved_day_off(day);
}

class YearReader {
 public:
  YearReader(const Toml& entry, int year, Problems& problems)
      : entry_(entry), year_(year), problems_(problems) {}

  std::set<Date> days(std::string_view key, bool weekend_expected) {
    std::set<Date> days;
    const Toml* list = entry_.find(key);
    if (list == nullptr) return days;
    for (const Toml& item : list->items()) {
      const auto day = item.date();
      if (!day || year_of(*day) != year_) {
        tell(item.place(),
             {"ожидается дата " + std::to_string(year_) + " года без кавычек",
              "expected a date of " + std::to_string(year_) + " without quotes"},
             Severity::fatal);
        continue;
      }
      if (is_weekend(*day) != weekend_expected) {
        tell(item.place(),
             {to_russian(*day) + (weekend_expected ? " и так будний день" : " и так выходной"),
              to_iso(*day) + (weekend_expected ? " is a weekday anyway" : " is a weekend anyway")},
             Severity::warning);
      }
      days.insert(*day);
    }
    return days;
  }

 private:
  void tell(const Place& place, const Words& text, Severity severity) {
    problems_.push_back(
        {.place = place,
         .code = "calendar_day",
         .text = text,
         .advice = {"сверьте с производственным календарём", "compare with the official calendar"},
         .severity = severity});
  }

  const Toml& entry_;
  int year_;
  Problems& problems_;
};

void tell_unknown(const Toml& table, const std::set<std::string, std::less<>>& known,
                  Problems& problems) {
  for (const std::string& key : table.keys()) {
    if (known.count(key) > 0) continue;
    problems.push_back({.place = table.find(key)->place(),
                        .code = "setting_unknown",
                        .text = {"в календаре нет настройки «" + key + "»",
                                 "a calendar has no setting «" + key + "»"},
                        .advice = {"есть [[year]] с year, free и working",
                                   "there is [[year]] with year, free and working"}});
  }
}

}  // namespace

bool is_weekend(Date day) {
  const unsigned weekday = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
  return weekday == 0 || weekday == 6;
}

bool is_holiday(Date day) {
  if (is_new_year_holiday(day)) return true;
  return std::ranges::find(single_holidays, std::pair(month_of(day), day_of(day))) !=
         single_holidays.end();
}

WorkCalendar WorkCalendar::read(const Toml& document, Problems& problems) {
  WorkCalendar calendar;
  tell_unknown(document, {"year"}, problems);
  const Toml* years = document.find("year");
  if (years == nullptr) return calendar;
  for (const Toml& entry : years->items()) {
    tell_unknown(entry, {"year", "free", "working"}, problems);
    const Toml* number = entry.find("year");
    const auto year = number == nullptr ? std::nullopt : number->integer();
    if (!year || *year < 1900 || *year > 2200) {
      problems.push_back({.place = entry.place(),
                          .code = "calendar_year",
                          .text = {"у [[year]] не указан год", "[[year]] names no year"},
                          .advice = {"впишите year = 2025", "write year = 2025"},
                          .severity = Severity::fatal});
      continue;
    }
    YearReader reader(entry, static_cast<int>(*year), problems);
    calendar.years_.insert(static_cast<int>(*year));
    calendar.free_.merge(reader.days("free", false));
    calendar.working_.merge(reader.days("working", true));
  }
  return calendar;
}

bool WorkCalendar::is_working(Date day) const {
  if (!lists(year_of(day))) return is_statutory_working_day(day);
  if (working_.count(day) > 0) return true;
  return !is_weekend(day) && free_.count(day) == 0;
}

}  // namespace vekha::schedule
