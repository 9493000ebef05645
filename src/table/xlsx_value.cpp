#include "table/xlsx_value.h"

#include "base/date.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace vekha::table {

namespace {

constexpr int seconds_of_day = 86'400;

TimeOfDay time_of(int seconds) {
  return {.hour = seconds / 3600, .minute = seconds / 60 % 60, .second = seconds % 60};
}

struct Moment {
  int serial = 0;   ///< whole days
  int seconds = 0;  ///< of the day
};

/// Rounded to the second; nullopt beyond the last day that Excel knows.
std::optional<Moment> moment_of(double value) {
  constexpr double last = 2'958'466;
  if (value < 0 || value >= last) return std::nullopt;
  const auto total = static_cast<std::int64_t>(std::floor(value * seconds_of_day + 0.5));
  return Moment{.serial = static_cast<int>(total / seconds_of_day),
                .seconds = static_cast<int>(total % seconds_of_day)};
}

Cell dated(const Moment& moment, bool with_time, const Number& number, bool epoch_1904) {
  const std::optional<Date> date = date_of_serial(moment.serial, epoch_1904);
  // Day 0 is no day, but the time on it is one.
  if (!date && moment.serial == 0 && moment.seconds != 0) return time_of(moment.seconds);
  if (!date) return number;
  if (with_time || moment.seconds != 0) return DateTime{*date, time_of(moment.seconds)};
  return *date;
}

/// Two digits at the front of `text`, below `bound`.
std::optional<int> two_digits(std::string_view text, int bound) {
  int value = 0;
  if (text.size() < 2) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 2, value);
  if (error != std::errc{} || end != text.data() + 2 || value >= bound || text[0] == '-')
    return std::nullopt;
  return value;
}

/// "10:00", "10:00:00", with a fraction and a zone, both left out.
std::optional<TimeOfDay> iso_time(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const auto hour = two_digits(text, 24);
  const auto minute = two_digits(text.substr(3), 60);
  if (!hour || !minute) return std::nullopt;
  const auto second =
      text.size() >= 8 && text[5] == ':' ? two_digits(text.substr(6), 60) : std::optional<int>(0);
  if (!second) return std::nullopt;
  return TimeOfDay{*hour, *minute, *second};
}

}  // namespace

Cell value_of_number(std::string_view digits, const NumberFormat& format, bool epoch_1904) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const FormatKind kind = format.kind_of(value);
  const Number number{std::string(digits), kind == FormatKind::percent};
  if (kind == FormatKind::number || kind == FormatKind::percent) return number;
  const std::optional<Moment> moment = moment_of(value);
  if (!moment) return number;
  switch (kind) {
    case FormatKind::date: return dated(*moment, false, number, epoch_1904);
    case FormatKind::date_time: return dated(*moment, true, number, epoch_1904);
    case FormatKind::time:
      // Less than half a second before midnight is midnight, of no day.
      if (value >= 1) return dated(*moment, true, number, epoch_1904);
      return time_of(moment->seconds);
    default: break;
  }
  if (moment->serial > 0) return number;
  return time_of(moment->seconds);
}

Cell value_of_iso(std::string_view text, const NumberFormat& format) {
  if (const auto date = parse_iso_date(text.substr(0, 10))) {
    if (text.size() == 10) return *date;
    const auto time = text[10] == 'T' || text[10] == ' ' ? iso_time(text.substr(11)) : std::nullopt;
    if (time == TimeOfDay{} && format.is_uniform() && format.kind() == FormatKind::date)
      return *date;
    if (time) return DateTime{*date, *time};
  } else if (const auto time = iso_time(text.starts_with('T') ? text.substr(1) : text)) {
    return *time;
  }
  return std::string(text);
}

bool is_number(std::string_view text) {
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return end == text.data() + text.size() && !text.empty() &&
         error != std::errc::invalid_argument &&
         text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

}  // namespace vekha::table
