#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// A calendar day. Only .ok() dates leave the functions below.
using Date = std::chrono::year_month_day;

/// A closed span of days; first <= last.
struct Period {
  Date first;
  Date last;

  bool contains(Date day) const { return first <= day && day <= last; }
  auto operator<=>(const Period&) const = default;
};

Date make_date(int year, unsigned month, unsigned day);  ///< asserts that the date exists
std::optional<Date> checked_date(int year, unsigned month, unsigned day);

Date last_day_of_month(int year, unsigned month);
Period month_period(int year, unsigned month);
Period quarter_period(int year, unsigned quarter);  ///< quarter 1 to 4
Period half_year_period(int year, unsigned half);   ///< half 1 or 2
Period year_period(int year);

int year_of(Date day);
unsigned month_of(Date day);
unsigned day_of(Date day);

Date add_days(Date day, int days);
/// The same day `months` on; a day that the month has not becomes its last one (31 January + 1 = 28
/// February).
Date add_months(Date day, int months);
/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

std::optional<Date> parse_iso_date(std::string_view text);  ///< "2024-05-01", nothing else
std::optional<Date> parse_russian_date(
    std::string_view text);  ///< «01.05.2024», «1.5.24», «1.05.2024 г.»

std::string to_iso(Date day);      ///< "2024-05-01"
std::string to_russian(Date day);  ///< «01.05.2024»

/// Day of an Excel serial number. `epoch_1904` is workbookPr/@date1904. ECMA-376 part 1, 18.17.4.1;
/// the 1900 system's false 29.02.1900 (serial 60) has no date: nullopt, as for numbers out of 0 …
/// 2958465.
std::optional<Date> date_of_serial(int serial, bool epoch_1904);
/// Serial number in the 1900 system.
int serial_of_date(Date day);

}  // namespace vekha
