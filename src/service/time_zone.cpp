#include "service/time_zone.h"

#include <date/tz.h>

#include <stdexcept>

namespace vekha::service {

bool is_time_zone(const std::string& name) {
  try {
    return ::date::locate_zone(name) != nullptr;
  } catch (const std::runtime_error&) {
    return false;  // this is how the library says that there is no such zone
  }
}

LocalTime local_time(Instant instant, const std::string& zone) {
  const auto local = ::date::locate_zone(zone)->to_local(instant);
  const auto day = ::date::floor<::date::days>(local);
  const ::date::year_month_day date(day);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
  return {make_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                    static_cast<unsigned>(date.day())),
          static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)};
}

Instant instant_of(const LocalTime& time, const std::string& zone) {
  const ::date::local_days day{::date::year{year_of(time.date)} /
                               static_cast<int>(month_of(time.date)) /
                               static_cast<int>(day_of(time.date))};
  const ::date::local_seconds local =
      day + std::chrono::hours(time.hour) + std::chrono::minutes(time.minute);
  return ::date::locate_zone(zone)->to_sys(local, ::date::choose::earliest);
}

Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace vekha::service
