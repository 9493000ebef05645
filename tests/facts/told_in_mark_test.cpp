#include "facts/told_in_mark.h"

#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

Observation told(std::string_view mark) {
  Observation observation;
  take_from_mark(mark, observation);
  return observation;
}

TEST(ToldInMark, DayAndPaper) {
  const Observation one = told("Выполнено 26.02.2024, приказ № 12");
  EXPECT_EQ(one.completed, make_date(2024, 2, 26));
  ASSERT_EQ(one.evidence.size(), 1U);
  EXPECT_EQ(one.evidence[0].kind, "приказ");
  EXPECT_EQ(one.evidence[0].number, "12");
}

TEST(ToldInMark, APapersDayIsNoDayOfCompletion) {
  const Observation one = told("Исполнено. Протокол от 20.04.2024 № 3");
  EXPECT_FALSE(one.completed);
  ASSERT_EQ(one.evidence.size(), 1U);
  EXPECT_EQ(one.evidence[0].date, make_date(2024, 4, 20));
}

TEST(ToldInMark, WordsAreNoPaper) {
  for (const char* mark : {"выполнено", "Выполнено, замечаний нет", "исполнено (в срок)",
                           "выполнено, приказ готовится", ""}) {
    const Observation one = told(mark);
    EXPECT_TRUE(one.evidence.empty()) << mark;
    EXPECT_FALSE(one.completed) << mark;
  }
}

TEST(ToldInMark, WhatTheRowsOwnColumnsSayStands) {
  Observation observation;
  observation.completed = make_date(2024, 1, 1);
  observation.evidence.push_back(
      {.kind = "акт", .number = "1", .date = {}, .link = "", .text = ""});
  take_from_mark("выполнено 26.02.2024, приказ № 12", observation);
  EXPECT_EQ(observation.completed, make_date(2024, 1, 1));
  EXPECT_EQ(observation.evidence.size(), 1U);
}

}  // namespace
}  // namespace vekha::facts
