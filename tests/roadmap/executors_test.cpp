#include "roadmap/executors.h"

#include "base/text.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

std::string split(const std::vector<std::string>& learned, const std::string& cell) {
  ExecutorNames names;
  for (const std::string& other : learned)
    names.learn(other);
  names.learn(cell);
  std::vector<std::string> out;
  for (const Executor& executor : names.split(cell))
    out.push_back(executor.name);
  return text::join(out, " | ");
}

TEST(ExecutorNames, PartAtCommasAndLines) {
  EXPECT_EQ(split({}, "Управление образования,\nОО"), "Управление образования | ОО");
  EXPECT_EQ(split({}, "Управление образования\nМБУ ДПО МиРЦ"),
            "Управление образования | МБУ ДПО МиРЦ");
  EXPECT_EQ(split({}, "МБУ ДПО «МиРЦ»,"), "МБУ ДПО «МиРЦ»");
}

TEST(ExecutorNames, KeepCommasInsideOfQuotesBracketsAndClauses) {
  EXPECT_EQ(split({}, "ФГБОУ ВО «РГЭУ (РИНХ), филиал»"), "ФГБОУ ВО «РГЭУ (РИНХ), филиал»");
  EXPECT_EQ(split({}, "школы, имеющие низкие результаты, ОО"),
            "школы, имеющие низкие результаты | ОО");
  EXPECT_EQ(split({}, "Комитет по образованию\nадминистрации района"),
            "Комитет по образованию администрации района");
}

TEST(ExecutorNames, PartKnownNamesWithoutASeparator) {
  EXPECT_EQ(split({"МБУ ДПО МиРЦ, ОО"}, "ОО МБУ ДПО МиРЦ"), "ОО | МБУ ДПО МиРЦ");
  EXPECT_EQ(split({"ОО, педагоги"}, "Педагоги ОО"), "Педагоги ОО");
}

TEST(ExecutorNames, StandForTheirDefinedShortForm) {
  EXPECT_EQ(split({}, "Комитет по образованию администрации ЗГМО (далее – Комитет по образованию)"),
            "Комитет по образованию");
}

TEST(ExecutorNames, StandForAShortFormDefinedAfterAComma) {
  EXPECT_EQ(split({}, "Комитет по образованию, далее – Комитет; школы"), "Комитет | школы");
}

TEST(ExecutorNames, PartAtSlashesListMarksAndWordsBetweenKnownNames) {
  EXPECT_EQ(split({}, "УО / школы"), "УО | школы");
  EXPECT_EQ(split({}, "• УО\n• ИМЦ\n3) Школы"), "УО | ИМЦ | Школы");
  EXPECT_EQ(split({"УО", "ИМЦ"}, "УО и ИМЦ"), "УО | ИМЦ");
  EXPECT_EQ(split({"УО", "ИМЦ"}, "ИМЦ совместно с УО"), "ИМЦ | УО");
  EXPECT_EQ(split({}, "Центр диагностики и консультирования"),
            "Центр диагностики и консультирования");
}

TEST(ExecutorNames, MarkThatIsNeverClosedEnclosesNothing) {
  EXPECT_EQ(split({}, "МБУ «Центр, ОО, школы"), "МБУ «Центр | ОО | школы");
  EXPECT_EQ(split({}, "МБУ \"Центр, плюс\", школы"), "МБУ \"Центр, плюс\" | школы");
}

TEST(ExecutorNames, AreOneWhateverQuotesAndCase) {
  EXPECT_EQ(split({"МБУ ДПО «МиРЦ»"}, "МБУ ДПО МиРЦ"), "МБУ ДПО «МиРЦ»");
  EXPECT_EQ(split({"Муниципальный координатор"}, "муниципальный координатор"),
            "Муниципальный координатор");
}

TEST(ExecutorKind, IsToldByTheNoun) {
  EXPECT_EQ(executor_kind("Управление образования"), ExecutorKind::body);
  EXPECT_EQ(executor_kind("МБУ ДПО «МиРЦ»"), ExecutorKind::institution);
  EXPECT_EQ(executor_kind("Муниципальный координатор"), ExecutorKind::role);
  EXPECT_EQ(executor_kind("Специалисты Комитета по образованию"), ExecutorKind::role);
  EXPECT_EQ(executor_kind("члены рабочей группы"), ExecutorKind::group);
  EXPECT_EQ(executor_kind("руководители ГМО"), ExecutorKind::group);
  EXPECT_EQ(executor_kind("ШНОР"), ExecutorKind::school_class);
  EXPECT_EQ(executor_kind("РИПК"), ExecutorKind::institution);
  EXPECT_EQ(executor_kind("МОЦ"), ExecutorKind::institution);
  EXPECT_EQ(executor_kind("РУО"), ExecutorKind::body);
  EXPECT_EQ(executor_kind("Минобр"), ExecutorKind::body);
  EXPECT_EQ(executor_kind("Сидорова А.Б."), ExecutorKind::person);
  EXPECT_EQ(executor_kind("кто-нибудь"), ExecutorKind::unknown);
}

TEST(ExecutorAliases, AreInitialsOfALongerName) {
  const auto aliases = likely_aliases({"УО", "Управление образования", "ОО"});
  ASSERT_EQ(aliases.size(), 1U);
  EXPECT_EQ(aliases[0].second, "Управление образования");
}

}  // namespace
}  // namespace vekha::roadmap
