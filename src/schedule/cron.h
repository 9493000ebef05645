#pragma once

#include "schedule/cron_fields.h"
#include "schedule/time_zone.h"

#include <optional>
#include <string>
#include <string_view>

namespace vekha::schedule {

/// When a job runs: a cron line of five fields (minute, hour, day of month, month, day of week), a
/// nickname (@monthly), or Russian words («последний рабочий день месяца в 6:00»).
/// docs/formats/schedule.md is the whole grammar. As in crontab(5): when both days are restricted,
/// either may match.
class Cron {
 public:
  /// nullopt when the line is none, or means a day that never comes («0 0 30 2 *»); then `why`, if
  /// given, says which part and what is expected.
  static std::optional<Cron> parse(std::string_view line, Words* why = nullptr);

  bool matches(const LocalTime& time, const WorkCalendar& calendar) const;

  /// The next time after `after` by the zone's clock; nullopt when there is none within forty
  /// years. As in Vixie cron: a time that the clock jumps over comes right after the jump; a time
  /// that it shows twice comes the first time, unless the hour is «*», for then every hour that
  /// passes counts.
  std::optional<Instant> next(Instant after, const std::string& zone,
                              const WorkCalendar& calendar) const;

  /// Why it runs at that time: the rule that the day fits, and what the clock does then.
  Words why(Instant instant, const std::string& zone, const WorkCalendar& calendar) const;

 private:
  bool has_a_day() const;
  bool matches_day(Date day, const WorkCalendar& calendar) const;
  std::optional<Instant> next_of_day(Date day, Instant after, const std::string& zone) const;
  std::optional<Instant> next_by_hours(Date day, Instant after, const std::string& zone) const;
  std::optional<Instant> next_by_readings(Date day, Instant after, const std::string& zone) const;

  NumberField minutes_;
  NumberField hours_;
  NumberField months_;
  DayField days_;
  DayField weekdays_;
};

/// The cron line that Russian words mean: «по пятницам в 18:30» is "30 18 * * 5"; nullopt when they
/// are no schedule.
std::optional<std::string> cron_line_of_words(std::string_view words);

}  // namespace vekha::schedule
