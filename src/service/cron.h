#pragma once

#include "service/time_zone.h"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::service {

/// A cron line of five fields (minute, hour, day of month, month, day of week) with lists, ranges,
/// steps, English names of months and weekdays, and @yearly, @monthly, @weekly, @daily, @hourly. As
/// in crontab(5): when both days are restricted, either may match; Sunday is 0 or 7.
class Cron {
 public:
  static std::optional<Cron> parse(std::string_view line);

  bool matches(const LocalTime& time) const;
  /// The next wall-clock time after `time`; nullopt when there is none within eight years («0 0 30
  /// 2 *»).
  std::optional<LocalTime> next(const LocalTime& time) const;

 private:
  bool matches_day(Date day) const;

  std::bitset<60> minutes_;
  std::bitset<24> hours_;
  std::bitset<32> days_;
  std::bitset<13> months_;
  std::bitset<7> weekdays_;
  bool any_day_ = true;
  bool any_weekday_ = true;
};

}  // namespace vekha::service
