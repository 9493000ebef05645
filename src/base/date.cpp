#include "base/date.h"

#include "base/text.h"

#include <array>
#include <cassert>

namespace vekha {

namespace chrono = std::chrono;

std::optional<Date> checked_date(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 9999) return std::nullopt;
  const Date date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date make_date(int year, unsigned month, unsigned day) {
  const std::optional<Date> date = checked_date(year, month, day);
  assert(date);
  return *date;
}

Date last_day_of_month(int year, unsigned month) {
  return chrono::year{year} / chrono::month{month} / chrono::last;
}

Period month_period(int year, unsigned month) {
  return {make_date(year, month, 1), last_day_of_month(year, month)};
}

Period quarter_period(int year, unsigned quarter) {
  return {make_date(year, quarter * 3 - 2, 1), last_day_of_month(year, quarter * 3)};
}

Period half_year_period(int year, unsigned half) {
  return {make_date(year, half * 6 - 5, 1), last_day_of_month(year, half * 6)};
}

Period year_period(int year) {
  return {make_date(year, 1, 1), make_date(year, 12, 31)};
}

int year_of(Date day) {
  return static_cast<int>(day.year());
}
unsigned month_of(Date day) {
  return static_cast<unsigned>(day.month());
}
unsigned day_of(Date day) {
  return static_cast<unsigned>(day.day());
}

Date add_days(Date day, int days) {
  return chrono::sys_days{day} + chrono::days{days};
}

Date add_months(Date day, int months) {
  const chrono::year_month month = day.year() / day.month() + chrono::months{months};
  const Date same = month / day.day();
  return same.ok() ? same : Date{month / chrono::last};
}

int days_between(Date from, Date to) {
  return static_cast<int>((chrono::sys_days{to} - chrono::sys_days{from}).count());
}

namespace {

// A number of `least` to `most` digits at the front; removed from the text.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  unsigned value = 0;
  while (digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<unsigned>(text[digits] - '0');
    ++digits;
  }
  if (digits < least) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (text.substr(0, expected.size()) != expected) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// At least `width` digits.
void append_padded(std::string& out, unsigned value, std::size_t width) {
  std::array<char, 10> digits{};
  std::size_t at = digits.size();
  for (; value > 0 || digits.size() - at < width; value /= 10)
    digits.at(--at) = static_cast<char>('0' + value % 10);
  out.append(&digits.at(at), digits.size() - at);
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto year = take_number(text, 4, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2, 2);
  if (!day || !text.empty()) return std::nullopt;
  return checked_date(static_cast<int>(*year), *month, *day);
}

std::optional<Date> parse_russian_date(std::string_view text) {
  text = text::trim(text);
  const auto day = take_number(text, 1, 2);
  if (!day || !take(text, ".")) return std::nullopt;
  const auto month = take_number(text, 1, 2);
  if (!month || !take(text, ".")) return std::nullopt;
  const std::size_t before = text.size();
  const auto year = take_number(text, 2, 4);
  const std::size_t digits = before - text.size();
  if (!year || digits == 3) return std::nullopt;
  text = text::trim(text);
  take(text, "года");
  take(text, "г.") || take(text, "г");
  if (!text.empty()) return std::nullopt;
  return checked_date(static_cast<int>(digits == 2 ? 2000 + *year : *year), *month, *day);
}

std::string to_iso(Date day) {
  std::string text;
  append_padded(text, static_cast<unsigned>(year_of(day)), 4);
  text += '-';
  append_padded(text, month_of(day), 2);
  text += '-';
  append_padded(text, day_of(day), 2);
  return text;
}

std::string to_russian(Date day) {
  std::string text;
  append_padded(text, day_of(day), 2);
  text += '.';
  append_padded(text, month_of(day), 2);
  text += '.';
  append_padded(text, static_cast<unsigned>(year_of(day)), 4);
  return text;
}

namespace {
constexpr int last_serial = 2958465;  // 31.12.9999
}  // namespace

std::optional<Date> date_of_serial(int serial, bool epoch_1904) {
  if (epoch_1904) {
    if (serial < 0 || serial > last_serial - 1462) return std::nullopt;
    return add_days(Date{chrono::year{1904}, chrono::month{1}, chrono::day{1}}, serial);
  }
  if (serial < 1 || serial > last_serial || serial == 60) return std::nullopt;
  const Date epoch{chrono::year{1899}, chrono::month{12}, chrono::day{31}};
  return add_days(epoch, serial > 60 ? serial - 1 : serial);
}

int serial_of_date(Date day) {
  const int days = days_between(Date{chrono::year{1899}, chrono::month{12}, chrono::day{31}}, day);
  return days >= 60 ? days + 1 : days;
}

}  // namespace vekha
