#include "roadmap/join.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

TEST(JoinedHalves, StandByABlank) {
  EXPECT_EQ(join_halves("Формирование запроса на", "разработку").text,
            "Формирование запроса на разработку");
}

TEST(JoinedHalves, SayRepeatedWordsOnce) {
  const Joined joined = join_halves("со школами с высокими", "с высокими результатами");
  EXPECT_EQ(joined.text, "со школами с высокими результатами");
  EXPECT_EQ(joined.folded, "с высокими");
}

TEST(JoinedHalves, SayWordsDoubledBeforeTheBreakOnce) {
  EXPECT_EQ(join_halves("со школами с высокими с высокими", "результатами").text,
            "со школами с высокими результатами");
}

TEST(JoinedHalves, KeepAShortWordThatStandsTwice) {
  EXPECT_EQ(join_halves("план на", "на неделю").text, "план на на неделю");
}

TEST(JoinedHalves, CloseAHyphen) {
  EXPECT_EQ(join_halves("социально-", "опасном").text, "социально-опасном");
}

}  // namespace
}  // namespace vekha::roadmap
