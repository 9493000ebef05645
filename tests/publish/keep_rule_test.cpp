#include "publish/keep_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> names = {"2024-01-10-a", "2024-01-31-b", "2024-02-15-c",
                                        "2024-02-28-d", "2024-03-01-e", "2024-03-20-f",
                                        "2024-03-21-g"};

TEST(KeepRule, LastOnesStay) {
  EXPECT_THAT(let_go(names, {.last = 5}), ElementsAre("2024-01-10-a", "2024-01-31-b"));
  EXPECT_THAT(let_go(names, {.last = 0}).size(), 6U) << "one always stays";
  EXPECT_THAT(let_go({}, {}), IsEmpty());
}

TEST(KeepRule, AllOfSomeDaysStay) {
  EXPECT_THAT(let_go(names, {.last = 1, .days = 21}),
              ElementsAre("2024-01-10-a", "2024-01-31-b", "2024-02-15-c", "2024-02-28-d"))
      << "01.03. is the 21st day back from 21.03.";
}

TEST(KeepRule, OneAMonthStays) {
  EXPECT_THAT(let_go(names, {.last = 1, .months = 3}),
              ElementsAre("2024-01-10-a", "2024-02-15-c", "2024-03-01-e", "2024-03-20-f"));
  EXPECT_THAT(
      let_go(names, {.last = 1, .months = 2}),
      ElementsAre("2024-01-10-a", "2024-01-31-b", "2024-02-15-c", "2024-03-01-e", "2024-03-20-f"));
}

TEST(KeepRule, MonthsGoOverTheTurnOfTheYear) {
  EXPECT_THAT(let_go({"2023-11-30-a", "2023-12-01-b", "2023-12-31-c", "2024-01-01-d"},
                     {.last = 1, .months = 2}),
              ElementsAre("2023-11-30-a", "2023-12-01-b"));
}

TEST(KeepRule, ANameWithoutADateCountsAmongTheLastOnly) {
  EXPECT_THAT(let_go({"2024-03-01-a", "zz"}, {.last = 1, .months = 1}), IsEmpty());
  EXPECT_THAT(let_go({"aa", "2024-03-01-a"}, {.last = 1, .days = 9}), ElementsAre("aa"));
}

}  // namespace
}  // namespace vekha::publish
