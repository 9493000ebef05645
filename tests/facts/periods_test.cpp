#include "facts/periods.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::facts {
namespace {

// "2024-01-01..2024-03-31", "?" for a period without a year, "-" for none.
std::string read(const std::string& text, OtherWords other = OtherWords::refused) {
  const auto period = read_period(text, other);
  if (!period) return "-";
  const auto days = resolve(*period, std::nullopt);
  return days ? to_iso(days->first) + ".." + to_iso(days->last) : "?";
}

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};

class PeriodsAsWritten : public testing::TestWithParam<Case> {};

TEST_P(PeriodsAsWritten, AreRead) {
  EXPECT_EQ(read(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PeriodsAsWritten,
    testing::Values(Case{"Month", "январь 2024", "2024-01-01..2024-01-31"},
                    Case{"MonthCapital", "Февраль 2024 г.", "2024-02-01..2024-02-29"},
                    Case{"MonthShort", "янв.24", "2024-01-01..2024-01-31"},
                    Case{"MonthGenitive", "за май месяц 2024", "-"},
                    Case{"MonthWithoutYear", "сентябрь", "?"},
                    Case{"MonthInDigits", "01.2024", "2024-01-01..2024-01-31"},
                    Case{"MonthShortYear", "03.24", "2024-03-01..2024-03-31"},
                    Case{"NoMonthOfThatYear", "03.05", "-"}, Case{"NoSuchMonth", "13.24", "-"},
                    Case{"MonthSlash", "3/2024", "2024-03-01..2024-03-31"},
                    Case{"MonthIso", "2024-05", "2024-05-01..2024-05-31"},
                    Case{"MonthRange", "январь – март 2024", "2024-01-01..2024-03-31"},
                    Case{"MonthsOverYears", "сентябрь 2023 - май 2024", "2023-09-01..2024-05-31"},
                    Case{"QuarterRoman", "I квартал 2024", "2024-01-01..2024-03-31"},
                    Case{"QuarterArabic", "1 кв. 2024", "2024-01-01..2024-03-31"},
                    Case{"QuarterOrdinal", "2-й квартал 2024 года", "2024-04-01..2024-06-30"},
                    Case{"QuarterWord", "третий квартал 2024", "2024-07-01..2024-09-30"},
                    Case{"QuarterAfterYear", "2024 г., IV кв", "2024-10-01..2024-12-31"},
                    Case{"QuarterLatin", "Q1 2024", "2024-01-01..2024-03-31"},
                    Case{"QuarterIso", "2024-Q2", "2024-04-01..2024-06-30"},
                    Case{"QuarterReversed", "квартал 3 2024", "2024-07-01..2024-09-30"},
                    Case{"NoFifthQuarter", "5 квартал 2024", "-"},
                    Case{"HalfYear", "2-е полугодие 2023", "2023-07-01..2023-12-31"},
                    Case{"NineMonths", "9 месяцев 2024", "2024-01-01..2024-09-30"},
                    Case{"Year", "2024", "2024-01-01..2024-12-31"},
                    Case{"YearWord", "за 2024 год", "2024-01-01..2024-12-31"},
                    Case{"Years", "2021-2023", "2021-01-01..2023-12-31"},
                    Case{"SchoolYear", "2023/24 уч. год", "2023-09-01..2024-08-31"},
                    Case{"SchoolYearDash", "2023-2024 учебный год", "2023-09-01..2024-08-31"},
                    Case{"Day", "15.03.2024", "2024-03-15..2024-03-15"},
                    Case{"AsOf", "по состоянию на 01.07.2024", "2024-07-01..2024-07-01"},
                    Case{"Days", "01.01.2024–31.03.2024", "2024-01-01..2024-03-31"},
                    Case{"DaysInWords", "с 01.01.2024 по 31.03.2024", "2024-01-01..2024-03-31"},
                    Case{"YearAndMonth", "2024/06", "2024-06-01..2024-06-30"},
                    Case{"YearAndMonthJoined", "202406", "2024-06-01..2024-06-30"},
                    Case{"QuarterRange", "I–II кварталы 2024", "2024-01-01..2024-06-30"},
                    Case{"EnglishMonth", "Jun 2024", "2024-06-01..2024-06-30"},
                    Case{"NoSuchDay", "31.06.2024", "-"}, Case{"Word", "скоро", "-"},
                    Case{"LooksLikeMarch", "маршрут 2024", "-"}, Case{"Number", "15", "-"},
                    Case{"Empty", "", "-"}),
    [](const auto& one) { return one.param.name; });

TEST(Periods, AreFoundAmongOtherWordsOfAHead) {
  EXPECT_EQ(read("Факт за I квартал 2024 г.", OtherWords::passed_over), "2024-01-01..2024-03-31");
  EXPECT_EQ(read("2024 год январь", OtherWords::passed_over), "2024-01-01..2024-01-31");
  EXPECT_EQ(read("Количество школ", OtherWords::passed_over), "-");
}

TEST(Periods, TakeTheYearFromElsewhere) {
  const auto period = read_period("январь");
  ASSERT_TRUE(period);
  EXPECT_EQ(resolve(*period, 2023), month_period(2023, 1));
}

TEST(Periods, FirstDayInACellIsItsMonth) {
  const auto month = read_period_in(table::Cell(make_date(2024, 3, 1)));
  ASSERT_TRUE(month);
  EXPECT_EQ(resolve(*month, std::nullopt), month_period(2024, 3));
  const auto day = read_period_in(table::Cell(make_date(2024, 3, 15)));
  ASSERT_TRUE(day);
  EXPECT_EQ(day->grain, Grain::day);
}

}  // namespace
}  // namespace vekha::facts
