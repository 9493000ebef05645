#include "schedule/time_zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace vekha::schedule {

namespace {

::date::local_seconds local_seconds_of(const LocalTime& time) {
  const ::date::local_days day{::date::year{year_of(time.date)} /
                               static_cast<int>(month_of(time.date)) /
                               static_cast<int>(day_of(time.date))};
  return day + std::chrono::hours(time.hour) + std::chrono::minutes(time.minute);
}

std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() == 2;
  return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

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
  return ::date::locate_zone(zone)->to_sys(local_seconds_of(time), ::date::choose::earliest);
}

Reading reading_of(const LocalTime& time, const std::string& zone) {
  const ::date::local_info info = ::date::locate_zone(zone)->get_info(local_seconds_of(time));
  if (info.result == ::date::local_info::nonexistent) return Reading::gap;
  return info.result == ::date::local_info::ambiguous ? Reading::twice : Reading::once;
}

Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string to_utc_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto rest = (instant - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(Date{day}), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

std::optional<Instant> parse_utc_text(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto day = parse_iso_date(text.substr(0, 10));
  const auto hour = two_digits(text.substr(11, 2));
  const auto minute = two_digits(text.substr(14, 2));
  const auto second = two_digits(text.substr(17, 2));
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
    return std::nullopt;
  return Instant{std::chrono::sys_days{*day}} + std::chrono::hours(*hour) +
         std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::string to_text(const LocalTime& time) {
  return fmt::format("{} {:02}:{:02}", to_iso(time.date), time.hour, time.minute);
}

}  // namespace vekha::schedule
