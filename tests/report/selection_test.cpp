#include "report/selection.h"

#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::report {
namespace {

using evaluation::Status;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void add_section(ProgrammeReport& programme, const std::string& number, const std::string& title,
                 const std::vector<std::pair<std::string, Status>>& measures) {
  SectionReport section{
      .id = "s" + std::to_string(programme.sections.size() + 1), .number = number, .title = title};
  for (const auto& [id, status] : measures) {
    MeasureReport measure;
    measure.measure.id = id;
    measure.section = programme.sections.size();
    measure.result.status = status;
    section.measures.push_back(programme.measures.size());
    programme.measures.push_back(std::move(measure));
  }
  programme.sections.push_back(std::move(section));
}

ProgrammeReport programme() {
  ProgrammeReport programme;
  add_section(programme, "I", "Организационные мероприятия",
              {{"1", Status::done}, {"2", Status::not_done}});
  add_section(programme, "II", "Методическое сопровождение", {{"3", Status::done}});
  add_section(programme, "II", "Мониторинги", {{"4", Status::no_data}});
  programme.executors = {{.id = "e1", .name = "Комитет по образованию", .measures = {0, 3}},
                         {.id = "e2", .name = "Комитет по культуре", .measures = {1}}};
  programme.attention = {3, 1};
  programme.questions = {
      {.code = "a", .measure_id = "4"}, {.code = "b", .measure_id = "1"}, {.code = "c"}};
  programme.measures[0].observations = {{.unit = "Школа № 1"}, {.unit = "Школа № 2"}};
  programme.measures[3].observations = {{.unit = "школа №  1"}};
  return programme;
}

std::vector<std::string> ids(const ProgrammeReport& programme) {
  std::vector<std::string> ids;
  for (const MeasureReport& measure : programme.measures)
    ids.push_back(measure.measure.id);
  return ids;
}

TEST(Selection, NothingAskedIsEverything) {
  EXPECT_THAT(ids(select(programme(), {})), ElementsAre("1", "2", "3", "4"));
}

TEST(Selection, ASectionByItsNumberTitleIdOrPartOfItsTitle) {
  EXPECT_THAT(ids(select(programme(), {.section = "I"})), ElementsAre("1", "2"));
  EXPECT_THAT(ids(select(programme(), {.section = "s3"})), ElementsAre("4"));
  EXPECT_THAT(ids(select(programme(), {.section = "мониторинги"})), ElementsAre("4"));
  EXPECT_THAT(ids(select(programme(), {.section = "методич"})), ElementsAre("3"));
}

TEST(Selection, TwoSectionsOfOneNumberAreBothMeant) {
  EXPECT_THAT(ids(select(programme(), {.section = "II"})), ElementsAre("3", "4"));
}

TEST(Selection, EverythingIsNumberedAnewAndSummedAgain) {
  const ProgrammeReport selected = select(programme(), {.executor = "Комитет по образованию"});
  EXPECT_THAT(ids(selected), ElementsAre("1", "4"));
  ASSERT_EQ(selected.sections.size(), 2U);
  EXPECT_THAT(selected.sections[1].measures, ElementsAre(1U));
  EXPECT_EQ(selected.measures[1].section, 1U);
  EXPECT_THAT(selected.attention, ElementsAre(1U));
  EXPECT_EQ(selected.rollup.total, 2);
  EXPECT_EQ(selected.rollup.srm, (evaluation::Ratio{1, 2}));
  EXPECT_EQ(selected.sections[1].rollup.count(Status::no_data), 1);
  ASSERT_EQ(selected.executors.size(), 1U);
  EXPECT_EQ(selected.questions.size(), 2U);
}

TEST(Selection, ASchoolBringsItsOwnReportsAlone) {
  const ProgrammeReport selected = select(programme(), {.school = "ШКОЛА № 1"});
  EXPECT_THAT(ids(selected), ElementsAre("1", "4"));
  EXPECT_EQ(selected.measures[0].observations.size(), 1U);
}

TEST(Selection, SeveralNarrowTogether) {
  EXPECT_THAT(ids(select(programme(), {.section = "I", .executor = "e1"})), ElementsAre("1"));
  EXPECT_TRUE(ids(select(programme(), {.section = "методич", .executor = "e1"})).empty());
}

std::string refusal(const Selection& selection) {
  try {
    select(programme(), selection);
  } catch (const InputError& error) {
    return error.problem().text.ru + ". " + error.problem().advice.ru;
  }
  return "taken";
}

TEST(Selection, WhatIsNotThereIsToldWithWhatIs) {
  EXPECT_THAT(refusal({.section = "VII"}), HasSubstr("есть: «I. Организационные мероприятия»"));
  EXPECT_THAT(refusal({.executor = "Комитет"}),
              HasSubstr("уточните: «Комитет по образованию», «Комитет по культуре»"));
  EXPECT_THAT(refusal({.school = ""}), HasSubstr("Школа"));
}

}  // namespace
}  // namespace vekha::report
