#include "service/cron.h"

#include "service/workspace.h"

#include <gtest/gtest.h>

namespace vekha::service {
namespace {

std::string next(const std::string& line, LocalTime from) {
  const auto cron = Cron::parse(line);
  if (!cron) return "no cron line";
  const auto time = cron->next(from);
  if (!time) return "never";
  return to_iso(time->date) + " " + std::to_string(time->hour) + ":" + std::to_string(time->minute);
}

const LocalTime monday{make_date(2024, 7, 1), 5, 30};

TEST(Cron, FindsTheNextTime) {
  EXPECT_EQ(next("30 5 * * *", monday), "2024-07-02 5:30");
  EXPECT_EQ(next("31 5 * * *", monday), "2024-07-01 5:31");
  EXPECT_EQ(next("*/15 * * * *", monday), "2024-07-01 5:45");
  EXPECT_EQ(next("0 9 1 jan,jul *", monday), "2024-07-01 9:0");
  EXPECT_EQ(next("0 9 * * mon-fri", {make_date(2024, 7, 5), 10, 0}), "2024-07-08 9:0");
  EXPECT_EQ(next("0 0 * * 7", monday), "2024-07-07 0:0");
  EXPECT_EQ(next("@monthly", monday), "2024-08-01 0:0");
  EXPECT_EQ(next("0 0 29 2 *", monday), "2028-02-29 0:0");
  EXPECT_EQ(next("0 0 30 2 *", monday), "never");
  EXPECT_EQ(next("0 0 13 * 5", monday), "2024-07-05 0:0")
      << "either day may match, as in crontab(5)";
}

TEST(Cron, RefusesWhatIsNoCronLine) {
  for (const char* line : {"", "30 5 * *", "60 5 * * *", "30 24 * * *", "5-3 * * * *", "a * * * *",
                           "* * 0 * *", "*/0 * * * *"}) {
    EXPECT_FALSE(Cron::parse(line)) << line;
  }
}

TEST(TimeZone, KnowsRussianZonesAndGaps) {
  EXPECT_TRUE(is_time_zone("Asia/Kamchatka"));
  EXPECT_FALSE(is_time_zone("Europe/Nowhere"));
  const Instant instant = std::chrono::sys_days{make_date(2024, 7, 1)} + std::chrono::hours(20);
  EXPECT_EQ(local_time(instant, "Asia/Kamchatka"), (LocalTime{make_date(2024, 7, 2), 8, 0}));
  EXPECT_EQ(instant_of({make_date(2024, 7, 2), 8, 0}, "Asia/Kamchatka"), instant);
}

TEST(ParsePeriod, ReadsEveryForm) {
  EXPECT_EQ(parse_period("2023"), year_period(2023));
  EXPECT_EQ(parse_period("2024-Q2"), quarter_period(2024, 2));
  EXPECT_EQ(parse_period("2024-H1"), half_year_period(2024, 1));
  EXPECT_EQ(parse_period("2024-05"), month_period(2024, 5));
  EXPECT_EQ(parse_period("2024-01-01..2024-06-30"), half_year_period(2024, 1));
  for (const char* text :
       {"", "2024-", "2024-Q5", "2024-13", "24", "2024-06-30..2024-01-01", "2024-Q"}) {
    EXPECT_EQ(parse_period(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace vekha::service
