#include "facts/measure_index.h"

#include "reports.h"

#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

// The id found, with flags; or why none.
std::string find(const MeasureKeys& keys) {
  static const auto all = testing_support::programmes();
  const MeasureMatch match = MeasureIndex(all[0]).find(keys);
  static const char* const failures[] = {"none",      "no_keys",       "unknown",
                                         "ambiguous", "keys_disagree", "unknown_section"};
  if (!match.measure) return failures[static_cast<int>(match.failure)];
  std::string text = match.measure->id;
  for (const std::string& flag : match.flags)
    text += " !" + flag;
  return text;
}

TEST(MeasureIndex, FindsByIdAndByPrintedNumber) {
  EXPECT_EQ(find({.id = "1-2"}), "1-2");
  EXPECT_EQ(find({.number = "№ 14."}), "14");
  EXPECT_EQ(find({.number = "4.10"}), "4.10");
  EXPECT_EQ(find({.number = "99"}), "unknown");
  EXPECT_EQ(find({}), "no_keys");
}

TEST(MeasureIndex, NeedsTheSectionOfADoubleNumber) {
  EXPECT_EQ(find({.number = "1"}), "ambiguous");
  EXPECT_EQ(find({.section = "Мониторинги", .number = "1"}), "1-2");
  EXPECT_EQ(find({.section = "II. Методическое сопровождение", .number = "1"}), "1");
  EXPECT_EQ(find({.section = "II", .number = "1"}), "ambiguous");
  EXPECT_EQ(find({.section = "Финансы", .number = "1"}), "unknown_section");
}

TEST(MeasureIndex, TakesSectionAndNumberInOne) {
  EXPECT_EQ(find({.number = "I.5"}), "5");
  EXPECT_EQ(find({.number = "II-14"}), "14");
}

TEST(MeasureIndex, MindsTheZeroThatANumberCellLoses) {
  EXPECT_EQ(find({.number = "4.1"}), "4.1");
  EXPECT_EQ(find({.number = "4.1", .number_lost_zeros = true}), "ambiguous");
  EXPECT_EQ(find({.number = "4.1", .title = "Семинар десятый", .number_lost_zeros = true}), "4.10");
}

TEST(MeasureIndex, FindsByTextInTurnStricterFirst) {
  EXPECT_EQ(find({.title = "СОБЕСЕДОВАНИЯ  с командами\nшкол"}), "4");
  EXPECT_EQ(find({.title = "Собеседования, с командами школ."}), "4");
  EXPECT_EQ(find({.title = "Личные собеседования с руководителями"}), "5");
  EXPECT_EQ(find({.title = "Личные собеседованя с руководителями городcких объединений учителей"}),
            "5 !matched_by_similarity");
  EXPECT_EQ(find({.title = "Личные собеседования"}), "unknown");
  EXPECT_EQ(find({.title = "Что-то совсем другое, чего в карте нет"}), "unknown");
}

TEST(MeasureIndex, RefusesNumberAndTextOfDifferentMeasures) {
  EXPECT_EQ(find({.number = "5", .title = "Собеседования с командами школ"}), "keys_disagree");
  EXPECT_EQ(find({.number = "5", .title = "Своими словами о том же"}), "5");
}

TEST(MeasureIndex, TakesACountOfRowsForNoMeasure) {
  EXPECT_EQ(
      find({.number = "14", .title = "Собеседования с командами школ", .number_is_ordinal = true}),
      "4");
  EXPECT_EQ(find({.number = "14", .title = "Неизвестно что", .number_is_ordinal = true}),
            "unknown");
  EXPECT_EQ(find({.number = "14", .number_is_ordinal = true}), "14");
}

TEST(MeasureIndex, KnowsHeadingsOfSections) {
  const auto all = testing_support::programmes();
  EXPECT_TRUE(MeasureIndex(all[0]).is_section("II. Мониторинги"));
  EXPECT_TRUE(MeasureIndex(all[0]).is_section("Методическое сопровождение"));
  EXPECT_FALSE(MeasureIndex(all[0]).is_section("Исполнитель: Комитет"));
}

}  // namespace
}  // namespace vekha::facts
