#include "service/workspace.h"

#include <gtest/gtest.h>

namespace vekha::service {
namespace {

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
