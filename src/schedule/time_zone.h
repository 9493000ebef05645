#pragma once

#include "base/date.h"

#include <chrono>
#include <string>

/// Local time of an IANA zone. The only place that names the time zone library.
namespace vekha::schedule {

using Instant = std::chrono::sys_seconds;

/// A wall clock's reading without its zone.
struct LocalTime {
  Date date{};
  int hour = 0;
  int minute = 0;
  auto operator<=>(const LocalTime&) const = default;
};

bool is_time_zone(const std::string& name);

LocalTime local_time(Instant instant, const std::string& zone);

/// The first instant at which the zone's clock shows `time` or, in a gap, has passed it.
Instant instant_of(const LocalTime& time, const std::string& zone);

/// What the zone's clock does with a reading.
enum class Reading {
  once,  ///< the usual case
  gap,   ///< the clock jumps over it
  twice  ///< it is shown twice, for the clock is set back
};
Reading reading_of(const LocalTime& time, const std::string& zone);

Instant now();

/// "2024-07-01T05:30:00Z".
std::string to_utc_text(Instant instant);
/// Undoes to_utc_text; nullopt for anything else.
std::optional<Instant> parse_utc_text(std::string_view text);
/// "2024-07-01 05:30".
std::string to_text(const LocalTime& time);

}  // namespace vekha::schedule
