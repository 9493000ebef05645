#include "schedule/cron.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::schedule {
namespace {

const WorkCalendar statutory;

Instant at(const char* text) {
  return parse_utc_text(text).value();
}

// The next time by the zone's clock, from a wall-clock time there.
std::string next(const std::string& line, const LocalTime& from,
                 const std::string& zone = "Europe/Moscow") {
  Words why;
  const auto cron = Cron::parse(line, &why);
  if (!cron) return "no cron line: " + why.en;
  const auto time = cron->next(instant_of(from, zone), zone, statutory);
  return time ? to_text(local_time(*time, zone)) : "never";
}

const LocalTime monday{make_date(2024, 7, 1), 5, 30};

struct Case {
  const char* line;
  const char* expected;
};

class CronNext : public testing::TestWithParam<Case> {};

TEST_P(CronNext, AfterMondayTheFirstOfJuly2024) {
  EXPECT_EQ(next(GetParam().line, monday), GetParam().expected) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, CronNext,
    testing::Values(
        Case{"30 5 * * *", "2024-07-02 05:30"}, Case{"31 5 * * *", "2024-07-01 05:31"},
        Case{"*/15 * * * *", "2024-07-01 05:45"}, Case{"7/20 * * * *", "2024-07-01 05:47"},
        Case{"0 9 1 jan,jul *", "2024-07-01 09:00"}, Case{"0 9 1 Янв,Фев *", "2025-01-01 09:00"},
        Case{"0 0 * * 7", "2024-07-07 00:00"}, Case{"0 0 * * fri-sun", "2024-07-05 00:00"},
        Case{"0 0 * * sat-tue", "2024-07-02 00:00"}, Case{"0 0 * * 6-7", "2024-07-06 00:00"},
        Case{"0 0 * * вт,чт", "2024-07-02 00:00"}, Case{"0 0 1 nov-feb *", "2024-11-01 00:00"},
        Case{"0 0 1 dec-jan/1 *", "2024-12-01 00:00"}, Case{"@monthly", "2024-08-01 00:00"},
        Case{"@quarterly", "2024-10-01 00:00"}, Case{"@Daily", "2024-07-02 00:00"},
        Case{"0 0 29 2 *", "2028-02-29 00:00"},
        Case{"0 0 13 * 5", "2024-07-05 00:00"},   // either day may match, as in crontab(5)
        Case{"0 0 */2 * 5", "2024-07-05 00:00"},  // … but not where one begins with a star
        Case{"0 0 L * *", "2024-07-31 00:00"}, Case{"0 0 L 2 *", "2025-02-28 00:00"},
        Case{"0 0 L-3 * *", "2024-07-28 00:00"}, Case{"0 0 L-30 * *", "2024-08-01 00:00"},
        Case{"0 0 LW 8 *", "2024-08-30 00:00"},   // 31.08.2024 is a Saturday
        Case{"0 0 6W 7 *", "2024-07-05 00:00"},   // a Saturday: the Friday before
        Case{"0 0 7W 7 *", "2024-07-08 00:00"},   // a Sunday: the Monday after
        Case{"0 0 1W 6 *", "2025-06-02 00:00"},   // 01.06.2025, a Sunday, not into May
        Case{"0 0 31W 8 *", "2024-08-30 00:00"},  // nor into September
        Case{"0 0 15,LW * *", "2024-07-15 00:00"},
        Case{"0 0 3WD 1 *", "2025-01-13 00:00"},  // after the New Year holidays
        Case{"0 0 -2WD 7 *", "2024-07-30 00:00"}, Case{"0 9 WD 6 *", "2025-06-02 09:00"},
        Case{"0 0 * * fri#2", "2024-07-12 00:00"}, Case{"0 0 * * 5#5", "2024-08-30 00:00"},
        Case{"0 0 * * 5L", "2024-07-26 00:00"}, Case{"0 0 * * monL", "2024-07-29 00:00"},
        Case{"0 0 ? * 7L", "2024-07-28 00:00"}, Case{"0 0 1 1 ?", "2025-01-01 00:00"},
        Case{"  5   4 * *  * ", "2024-07-02 04:05"}));

struct Spoken {
  const char* words;
  const char* line;
};

class CronWords : public testing::TestWithParam<Spoken> {};

TEST_P(CronWords, MeanACronLine) {
  EXPECT_EQ(cron_line_of_words(GetParam().words).value_or("nothing"), GetParam().line)
      << GetParam().words;
}

INSTANTIATE_TEST_SUITE_P(
    Russian, CronWords,
    testing::Values(
        Spoken{"последний рабочий день месяца", "0 0 LW * *"},
        Spoken{"Последний рабочий день месяца в 6:00", "0 6 LW * *"},
        Spoken{"в последний рабочий день каждого месяца в 18.30", "30 18 LW * *"},
        Spoken{"в 7:15 первый рабочий день квартала", "15 7 1WD 1,4,7,10 *"},
        Spoken{"3-й рабочий день месяца в 9 часов", "0 9 3WD * *"},
        Spoken{"предпоследний день года", "0 0 L-1 12 *"},
        Spoken{"последний день квартала в полдень", "0 12 L 3,6,9,12 *"},
        Spoken{"ежедневно в 5:30", "30 5 * * *"},
        Spoken{"ежедневно по рабочим дням в 5:30", "30 5 WD * *"},
        Spoken{"каждый рабочий день в 8 ч 05 мин", "5 8 WD * *"}, Spoken{"каждый час", "0 * * * *"},
        Spoken{"по понедельникам, средам и пятницам в 6:00", "0 6 * * 1,3,5"},
        Spoken{"каждый вторник в 23:59", "59 23 * * 2"}, Spoken{"во вторник в 10:00", "0 10 * * 2"},
        Spoken{"последняя пятница месяца в 17:00", "0 17 * * 5L"},
        Spoken{"вторая среда каждого месяца", "0 0 * * 3#2"},
        Spoken{"пятая пятница месяца", "0 0 * * 5#5"},
        Spoken{"1 и 15 числа в 6:00", "0 6 1,15 * *"},
        Spoken{"ежемесячно 5-го числа в 6:00", "0 6 5 * *"},
        Spoken{"ежеквартально", "0 0 1 1,4,7,10 *"}, Spoken{"скоро", "nothing"},
        Spoken{"ежедневно в 25:00", "nothing"}, Spoken{"последний рабочий день", "nothing"},
        Spoken{"", "nothing"}, Spoken{"шестая пятница месяца", "nothing"}));

TEST(Cron, RefusesWhatIsNoCronLineAndSaysWhichField) {
  for (const char* line : {"",
                           "30 5 * *",
                           "* * * * * *",
                           "60 5 * * *",
                           "30 24 * * *",
                           "5-3 * * * *",
                           "a * * * *",
                           "* * 0 * *",
                           "*/0 * * * *",
                           "* * 32 * *",
                           "* * * 13 *",
                           "* * * * 8",
                           "* * * * L",
                           "* * L-31 * *",
                           "* * 32W * *",
                           "* * * * 5#6",
                           "* * * * 5#0",
                           "1,,2 * * * *",
                           "1- * * * *",
                           "-1 * * * *",
                           "*/5/2 * * * *",
                           "* * 24WD * *",
                           "@reboot",
                           "+1 * * * *"}) {
    EXPECT_FALSE(Cron::parse(line)) << line;
  }
  Words why;
  EXPECT_FALSE(Cron::parse("0 25 * * *", &why));
  EXPECT_NE(why.ru.find("поле «час»: «25»"), std::string::npos) << why.ru;
}

struct ZoneCase {
  const char* zone;
  int hours_east;  // on 1 July 2024
};

TEST(TimeZone, KnowsAllElevenRussianZones) {
  for (const ZoneCase& each : {ZoneCase{"Europe/Kaliningrad", 2},
                               {"Europe/Moscow", 3},
                               {"Europe/Samara", 4},
                               {"Asia/Yekaterinburg", 5},
                               {"Asia/Omsk", 6},
                               {"Asia/Krasnoyarsk", 7},
                               {"Asia/Irkutsk", 8},
                               {"Asia/Yakutsk", 9},
                               {"Asia/Vladivostok", 10},
                               {"Asia/Magadan", 11},
                               {"Asia/Kamchatka", 12}}) {
    ASSERT_TRUE(is_time_zone(each.zone)) << each.zone;
    const Instant noon = instant_of({make_date(2024, 7, 1), 12, 0}, each.zone);
    EXPECT_EQ(at("2024-07-01T12:00:00Z") - noon, std::chrono::hours(each.hours_east)) << each.zone;
    const auto cron = Cron::parse("30 5 * * *");
    EXPECT_EQ(cron->next(at("2024-07-01T12:00:00Z"), each.zone, statutory),
              instant_of({make_date(2024, 7, 2), 5, 30}, each.zone));
  }
  EXPECT_FALSE(is_time_zone("Europe/Nowhere"));
}

TEST(TimeZone, KnowsMoscowsHistory) {
  const auto east = [](int year, unsigned month) {
    return (at("2000-01-01T00:00:00Z") - instant_of({make_date(2000, 1, 1), 0, 0}, "Etc/UTC")) +
           (Instant{std::chrono::sys_days{make_date(year, month, 1)}} -
            instant_of({make_date(year, month, 1), 0, 0}, "Europe/Moscow"));
  };
  EXPECT_EQ(east(2010, 7), std::chrono::hours(4));
  EXPECT_EQ(east(2010, 1), std::chrono::hours(3));
  EXPECT_EQ(east(2012, 1), std::chrono::hours(4));
  EXPECT_EQ(east(2015, 1), std::chrono::hours(3));
}

TEST(Cron, ATimeInAGapRunsOnceRightAfterTheJump) {
  // Berlin, 31.03.2024: 02:00 becomes 03:00.
  EXPECT_EQ(next("30 2 * * *", {make_date(2024, 3, 30), 12, 0}, "Europe/Berlin"),
            "2024-03-31 03:00");
  EXPECT_EQ(next("15,30 2,3 * * *", {make_date(2024, 3, 31), 1, 59}, "Europe/Berlin"),
            "2024-03-31 03:00");
  EXPECT_EQ(next("15,30 2 * * *", {make_date(2024, 3, 31), 3, 0}, "Europe/Berlin"),
            "2024-04-01 02:15");
  const auto cron = Cron::parse("30 2 * * *");
  const Words why = cron->why(at("2024-03-31T01:00:00Z"), "Europe/Berlin", statutory);
  EXPECT_NE(why.ru.find("перескочили"), std::string::npos);
}

TEST(Cron, AnHourThatComesTwiceCountsOnceUnlessTheHourIsAStar) {
  // Moscow, 26.10.2014: 02:00 becomes 01:00.
  const auto fixed = Cron::parse("30 1 * * *");
  const auto first = fixed->next(at("2014-10-25T12:00:00Z"), "Europe/Moscow", statutory);
  EXPECT_EQ(first, at("2014-10-25T21:30:00Z"));
  EXPECT_EQ(fixed->next(*first, "Europe/Moscow", statutory), at("2014-10-26T22:30:00Z"));
  const auto hourly = Cron::parse("30 * * * *");
  EXPECT_EQ(hourly->next(*first, "Europe/Moscow", statutory), at("2014-10-25T22:30:00Z"));
}

TEST(WorkCalendar, GoesByTheLabourCodeWhereNoListIs) {
  EXPECT_FALSE(statutory.is_working(make_date(2030, 1, 8)));
  EXPECT_TRUE(statutory.is_working(make_date(2030, 1, 9)));
  EXPECT_FALSE(statutory.is_working(make_date(2025, 2, 24))) << "23.02.2025 is a Sunday";
  EXPECT_TRUE(statutory.is_working(make_date(2025, 2, 25)));
  EXPECT_FALSE(statutory.is_working(make_date(2021, 6, 14))) << "12.06.2021 is a Saturday";
  EXPECT_TRUE(statutory.is_working(make_date(2024, 7, 1)));
}

TEST(WorkCalendar, ReadsMovedDays) {
  Problems problems;
  const auto calendar = WorkCalendar::read(
      Toml::parse(
          "[[year]]\nyear = 2025\nfree = [2025-12-31, 2025-11-03]\nworking = [2025-11-01]\n",
          "calendar.toml"),
      problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(calendar.is_working(make_date(2025, 11, 1)));
  EXPECT_FALSE(calendar.is_working(make_date(2025, 11, 3)));
  const auto cron = Cron::parse("0 9 LW 12 *");
  EXPECT_EQ(cron->next(at("2025-07-01T00:00:00Z"), "Europe/Moscow", calendar),
            at("2025-12-30T06:00:00Z"));
}

TEST(WorkCalendar, TellsTheLineOfAWrongDay) {
  Problems problems;
  WorkCalendar::read(Toml::parse("[[year]]\nyear = 2025\nfree = [2026-01-01]\n", "c.toml"),
                     problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].severity, Severity::fatal);
  EXPECT_EQ(problems[0].place.row, 3U);
}

TEST(Cron, ADayThatNeverComesIsRefused) {
  for (const char* line : {"0 0 30 2 *", "0 0 31 2,4,6 *", "0 0 31W 4 *"}) {
    Words why;
    EXPECT_FALSE(Cron::parse(line, &why)) << line;
    EXPECT_THAT(why.ru, testing::HasSubstr("такого дня не бывает")) << line;
  }
  EXPECT_TRUE(Cron::parse("0 0 29 2 1")) << "either day will do";
  EXPECT_TRUE(Cron::parse("0 0 31 2 fri")) << "the Fridays of February";
}

TEST(Cron, AnUnknownNameIsToldTheKnownOnes) {
  Words why;
  EXPECT_FALSE(Cron::parse("@reboot", &why));
  EXPECT_THAT(why.ru, testing::HasSubstr("@daily"));
  EXPECT_THAT(why.ru, testing::HasSubstr("сама выполняет то, что пропустила"));
}

TEST(Cron, SaysHowOftenWithinADay) {
  const auto why = [](const char* line) {
    const auto cron = Cron::parse(line);
    return cron->why(at("2024-07-01T05:30:00Z"), "Europe/Moscow", statutory).ru;
  };
  EXPECT_EQ(why("30 * * * *"), "каждый час");
  EXPECT_EQ(why("*/30 * * * *"), "несколько раз в час");
  EXPECT_TRUE(why("30 5 * * *").starts_with("каждый день"));
}

}  // namespace
}  // namespace vekha::schedule
