#pragma once

#include "base/date.h"

#include <chrono>
#include <string>

/// Local time of an IANA zone. The only place that names the time zone library.
namespace vekha::service {

using Instant = std::chrono::sys_seconds;

/// A wall clock's reading without its zone.
struct LocalTime {
  Date date;
  int hour = 0;
  int minute = 0;
  auto operator<=>(const LocalTime&) const = default;
};

bool is_time_zone(const std::string& name);

LocalTime local_time(Instant instant, const std::string& zone);

/// The first instant at which the zone's clock shows `time` or, in a gap, has passed it.
Instant instant_of(const LocalTime& time, const std::string& zone);

Instant now();

}  // namespace vekha::service
