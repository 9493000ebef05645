#include "base/decimal.h"
#include "base/fraction.h"
#include "base/plural.h"

#include <gtest/gtest.h>

namespace vekha {
namespace {

struct NumberCase {
  std::string text;
  std::string expected;  // plain form; "" where it is no number
};

class DecimalParse : public testing::TestWithParam<NumberCase> {};

TEST_P(DecimalParse, ReadsWhatPeopleWrite) {
  const auto value = Decimal::parse(GetParam().text);
  EXPECT_EQ(value ? to_plain(*value) : "", GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, DecimalParse,
    testing::Values(NumberCase{"3", "3"}, NumberCase{"0,5", "0.5"}, NumberCase{"1 234,5", "1234.5"},
                    NumberCase{"1\u00A0234", "1234"}, NumberCase{"-2", "-2"},
                    NumberCase{"−2", "-2"}, NumberCase{"1.5E+2", "150"},
                    NumberCase{"0.33335", "0.3334"}, NumberCase{" 7 ", "7"}, NumberCase{"12 3", ""},
                    NumberCase{"1;3", ""}, NumberCase{"скоро", ""}, NumberCase{"", ""},
                    NumberCase{"5.", ""}, NumberCase{"99999999999999999999", ""},
                    NumberCase{"1e999", ""}));

// A plus sign takes the long way.
TEST(Decimal, PlainNumbersAreReadQuicklyAndAlike) {
  for (const char* text : {"0",
                           "7",
                           "007",
                           "1234",
                           "12.5",
                           "12,5",
                           "0,85",
                           "1,234",
                           "1.2345",
                           "99.9999",
                           "5.0",
                           "123456789012",
                           "123456789012.1234",
                           "1234567890123",
                           "1.23456",
                           "1.",
                           ",5",
                           "1..2",
                           "1,2,3",
                           "12a",
                           "1.5e2",
                           "1 234",
                           "",
                           "."}) {
    EXPECT_EQ(Decimal::parse(text), Decimal::parse("+" + std::string(text))) << text;
  }
  EXPECT_EQ(Decimal::parse("0,85"), Decimal::of_units(8500));
  EXPECT_EQ(Decimal::parse("1.2345"), Decimal::of_units(12'345));
}

TEST(Decimal, IsShownAsRussianReadersWriteIt) {
  EXPECT_EQ(to_russian(*Decimal::parse("1234.5")), "1234,5");
  EXPECT_EQ(to_russian(*Decimal::parse("1234567.8")), "1\u00A0234\u00A0567,8");
  EXPECT_EQ(to_russian(Decimal::of(-3)), "−3");
}

TEST(Fraction, IsKeptInLowestTerms) {
  EXPECT_EQ(to_plain(*Fraction::ratio(std::int64_t{6}, std::int64_t{10})), "3/5");
  EXPECT_EQ(to_plain(*Fraction::ratio(std::int64_t{4}, std::int64_t{-2})), "-2");
  EXPECT_EQ(Fraction::ratio(std::int64_t{1}, std::int64_t{0}), std::nullopt);
}

TEST(Fraction, ComparesExactlyWhereDoublesFail) {
  const Fraction threshold = *Fraction::ratio(std::int64_t{9}, std::int64_t{10});
  EXPECT_EQ(*Fraction::ratio(std::int64_t{63}, std::int64_t{70}) <=> threshold,
            std::strong_ordering::equal);
  EXPECT_LT(*Fraction::ratio(std::int64_t{146}, std::int64_t{1000}),
            *Fraction::ratio(std::int64_t{15}, std::int64_t{100}));
}

TEST(Fraction, ShowsAPercentRoundedHalfUp) {
  EXPECT_EQ(to_percent(*Fraction::ratio(std::int64_t{9}, std::int64_t{14})), "64,3");
  EXPECT_EQ(to_percent(*Fraction::ratio(std::int64_t{7}, std::int64_t{10})), "70,0");
  EXPECT_EQ(to_percent(*Fraction::ratio(std::int64_t{1}, std::int64_t{2000})), "0,1");
  EXPECT_EQ(to_percent(Fraction(0)), "0,0");
}

TEST(Plural, FollowsTheLastTwoDigits) {
  const PluralForms forms{"мероприятие", "мероприятия", "мероприятий"};
  EXPECT_EQ(plural(1, forms), "мероприятие");
  EXPECT_EQ(plural(2, forms), "мероприятия");
  EXPECT_EQ(plural(5, forms), "мероприятий");
  EXPECT_EQ(plural(11, forms), "мероприятий");
  EXPECT_EQ(plural(21, forms), "мероприятие");
  EXPECT_EQ(plural(112, forms), "мероприятий");
  EXPECT_EQ(plural(0, forms), "мероприятий");
}

}  // namespace
}  // namespace vekha
