#include "base/period_text.h"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(PeriodText, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(parse_period("2024"), year_period(2024));
  EXPECT_EQ(parse_period(" 2024-H2 "), half_year_period(2024, 2));
  EXPECT_EQ(parse_period("2024-q3"), quarter_period(2024, 3));
  EXPECT_EQ(parse_period("2024-02"), month_period(2024, 2));
  const Period spring{make_date(2024, 3, 1), make_date(2024, 5, 31)};
  EXPECT_EQ(parse_period("2024-03-01..2024-05-31"), spring);
  EXPECT_EQ(parse_period("01.03.2024-31.05.2024"), spring);
  EXPECT_EQ(parse_period("01.03.2024 - 31.05.2024"), spring);
}

TEST(PeriodText, WhatIsNoneIsRefused) {
  for (const char* text :
       {"", "весна", "2024-", "2024-Q5", "2024-H0", "2024-13", "24", "2024-Q", "99999",
        "31.05.2024-01.03.2024", "2024-03-01..", "2024-02-30..2024-03-01", "-", "2024-03-01"})
    EXPECT_FALSE(parse_period(text)) << text;
}

}  // namespace
}  // namespace vekha
