#include "render/svg.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::render::svg {
namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(StackedBar, MarksNumbersThatAPhoneHasNoRoomFor) {
  // 4 % and 12 % of 100: 12 pixels for «4», 35 for «12» on a phone.
  const std::string bar = stacked_bar({{"f-done", 84}, {"f-late", 4}, {"f-none", 12}}, "Все", "a");
  EXPECT_EQ(count_of(bar, "<text"), 3U);
  EXPECT_EQ(count_of(bar, " slim\""), 1U);
  EXPECT_NE(bar.find("t-late slim\""), std::string::npos) << bar;
}

TEST(StackedBar, LeavesOutNumbersThatNoScreenHasRoomFor) {
  const std::string bar = stacked_bar({{"f-done", 985}, {"f-late", 15}}, "Все", "a");
  EXPECT_EQ(count_of(bar, "<text"), 1U);
  EXPECT_EQ(count_of(bar, "<rect"), 2U);
}

}  // namespace
}  // namespace vekha::render::svg
