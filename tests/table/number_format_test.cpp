#include "table/number_format.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::table {
namespace {

struct Case {
  std::string name;
  std::string code;
  double value;
  FormatKind kind;
};

class NumberFormatOf : public ::testing::TestWithParam<Case> {};

TEST_P(NumberFormatOf, ShowsThisKind) {
  EXPECT_EQ(NumberFormat(GetParam().code).kind_of(GetParam().value), GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Codes, NumberFormatOf,
    ::testing::Values(Case{"General", "General", 1, FormatKind::number},
                      Case{"GeneralSmall", "GENERAL", 1, FormatKind::number},
                      Case{"Digits", "#,##0.00", 1, FormatKind::number},
                      Case{"Exponent", "0.00E+00", 1, FormatKind::number},
                      Case{"Percent", "0.0%", 1, FormatKind::percent},
                      Case{"QuotedPercent", "0\"%\"", 1, FormatKind::number},
                      Case{"EscapedPercent", "0\\%", 1, FormatKind::number},
                      Case{"Date", "dd.mm.yyyy", 1, FormatKind::date},
                      Case{"RussianDate", "[$-419]ДД.ММ.ГГГГ", 1, FormatKind::date},
                      Case{"RussianMoment", "ДД.ММ.ГГГГ чч:мм", 1, FormatKind::date_time},
                      Case{"DateWithText", "d\\ mmmm\\ yyyy\" г.\";@", 1, FormatKind::date},
                      Case{"MonthAlone", "mmmm", 1, FormatKind::date},
                      Case{"DayOfWeekAlone", "aaaa", 1, FormatKind::date},
                      Case{"DayOfWeekShort", "[$-411]aaa", 1, FormatKind::date},
                      Case{"MonthOfYear", "[$-F800]mmm\\-yy", 1, FormatKind::date},
                      Case{"Time", "h:mm", 1, FormatKind::time},
                      Case{"TimeOfHalfDay", "h:mm AM/PM", 1, FormatKind::time},
                      Case{"MinutesAndSeconds", "mm:ss", 1, FormatKind::time},
                      Case{"PartsOfSeconds", "mm:ss.000", 1, FormatKind::time},
                      Case{"Moment", "dd.mm.yy h:mm;@", 1, FormatKind::date_time},
                      Case{"TimeThenDate", "h:mm dd.mm", 1, FormatKind::date_time},
                      Case{"Elapsed", "[h]:mm:ss", 1, FormatKind::elapsed},
                      Case{"ElapsedMinutes", "[mm]:ss", 1, FormatKind::elapsed},
                      Case{"Colour", "[Red]0.00", 1, FormatKind::number},
                      Case{"ColouredDate", "[Magenta]yyyy", 1, FormatKind::date},
                      Case{"Currency", "#,##0.00\\ [$р.-419]", 1, FormatKind::number},
                      Case{"Unit", "0 \"дней\"", 1, FormatKind::number},
                      Case{"BareUnit", "0 г", 1, FormatKind::number},
                      Case{"QuotedLetters", "\"dd.mm\"0", 1, FormatKind::number},
                      Case{"Fraction", "# ?/?", 1, FormatKind::number},
                      Case{"Text", "@", 1, FormatKind::number},
                      Case{"Padding", "_-* #,##0_d_-", 1, FormatKind::number},
                      Case{"NegativeSection", "dd.mm.yyyy;0", -1, FormatKind::number},
                      Case{"ZeroSection", "dd.mm.yyyy;dd.mm.yyyy;0", 0, FormatKind::number},
                      Case{"ConditionMet", "[<1]h:mm;dd.mm.yyyy", 0.5, FormatKind::time},
                      Case{"ConditionNotMet", "[<1]h:mm;dd.mm.yyyy", 5, FormatKind::date},
                      Case{"ThreeConditions", "[>=100]0;[<0]0%;dd.mm.yyyy", 50, FormatKind::date},
                      Case{"QuotedSemicolon", "0\";\"", -1, FormatKind::number},
                      Case{"Unclosed", "\"abc", 1, FormatKind::number},
                      Case{"UnclosedBracket", "[h", 1, FormatKind::elapsed},
                      Case{"Empty", "", 1, FormatKind::number}),
    [](const auto& instance) { return instance.param.name; });

TEST(NumberFormat, KnowsTheBuiltInOnes) {
  EXPECT_EQ(builtin_format(0).kind(), FormatKind::number);
  EXPECT_EQ(builtin_format(10).kind(), FormatKind::percent);
  EXPECT_EQ(builtin_format(14).kind(), FormatKind::date);
  EXPECT_EQ(builtin_format(20).kind(), FormatKind::time);
  EXPECT_EQ(builtin_format(22).kind(), FormatKind::date_time);
  EXPECT_EQ(builtin_format(46).kind(), FormatKind::elapsed);
  EXPECT_EQ(builtin_format(49).kind(), FormatKind::number);
  EXPECT_EQ(builtin_format(58).kind(), FormatKind::date);
}

}  // namespace
}  // namespace vekha::table
