#include "roadmap/row_number.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

std::string shown(std::string_view text) {
  const std::optional<RowNumber> number = row_number(text);
  if (!number) return "none";
  std::string out;
  for (const int part : number->parts)
    out += (out.empty() ? "" : " ") + std::to_string(part);
  return out + number->letter;
}

TEST(RowNumber, TakesPrintedNumbersApart) {
  EXPECT_EQ(shown("1."), "1");
  EXPECT_EQ(shown("4.1.1."), "4 1 1");
  EXPECT_EQ(shown("4.10"), "4 10");
  EXPECT_EQ(shown("№ 3)"), "3");
  EXPECT_EQ(shown("IV."), "4");
  EXPECT_EQ(shown("II.3"), "2 3");
  EXPECT_EQ(shown("4а"), "4а");
  EXPECT_EQ(shown("4.а)"), "4а");
  EXPECT_EQ(shown("п. 2"), "2");
  EXPECT_EQ(shown("п.2.1"), "2 1");
}

TEST(RowNumber, IsNoTextAndNoYear) {
  EXPECT_EQ(shown(""), "none");
  EXPECT_EQ(shown("Итого"), "none");
  EXPECT_EQ(shown("2024"), "none");
  EXPECT_EQ(shown("1-2"), "none");
}

bool one_after(std::string_view before, std::string_view next) {
  return follows(*row_number(before), *row_number(next));
}

TEST(RowNumber, FollowsAcrossLevels) {
  EXPECT_TRUE(one_after("4.9", "4.10"));
  EXPECT_TRUE(one_after("4.10", "5.1"));
  EXPECT_TRUE(one_after("4.3", "4.3.1"));
  EXPECT_TRUE(one_after("4.3.2", "4.4"));
  EXPECT_FALSE(one_after("1.3", "3.6"));
  EXPECT_FALSE(one_after("4.10", "4.1.1"));
  EXPECT_FALSE(one_after("4", "6"));
}

TEST(RowNumber, IsMendedWhereASpreadsheetDamagedIt) {
  EXPECT_EQ(repaired_number(*row_number("4.1"), row_number("4.9"))->label, "4.10");
  EXPECT_EQ(repaired_number(*row_number("01.03.2024"), row_number("1.2"))->label, "1.3");
  EXPECT_EQ(repaired_number(*row_number("01.мар"), row_number("1.2"))->label, "1.3");
  EXPECT_FALSE(repaired_number(*row_number("5.1"), row_number("4.9")).has_value());
}

TEST(RowNumber, StandsBeforeATitle) {
  EXPECT_EQ(leading_number("4. Реализация мер")->rest, "Реализация мер");
  EXPECT_EQ(leading_number("1 Реализация мер")->number.label, "1");
  EXPECT_EQ(leading_number("1.Кадры и курсы")->rest, "Кадры и курсы");
  EXPECT_FALSE(leading_number("5 семинаров для школ").has_value());
  EXPECT_FALSE(leading_number("Семинар").has_value());
}

}  // namespace
}  // namespace vekha::roadmap
