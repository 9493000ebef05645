#include "facts/contradictions.h"

#include "reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::IsEmpty;

// Two files, in the order of their names, reported by the same head.
Facts two_files(const std::vector<std::vector<table::Cell>>& first,
                const std::vector<std::vector<table::Cell>>& second) {
  Facts facts;
  std::uint32_t source = 0;
  for (const auto* rows : {&first, &second}) {
    Report report{{cells({"№", "Школа", "Период", "Значение", "Дата выполнения", "Документ"})},
                  source == 0 ? "а.csv" : "б.csv",
                  "",
                  "plan-2024"};
    report.rows.insert(report.rows.end(), rows->begin(), rows->end());
    const FileFacts found = read_report(report, programmes(), source++);
    facts.observations.insert(facts.observations.end(), found.observations.begin(),
                              found.observations.end());
  }
  settle_contradictions(facts);
  return facts;
}

TEST(Contradictions, AreDecidedByTheLaterReportAndTold) {
  const Facts facts = two_files({cells({"4", "СОШ № 3", "май 2024", "2"})},
                                {cells({"4", "СОШ № 3", "май 2024", "3"})});
  EXPECT_THAT(to_texts(facts.observations),
              ElementsAre("plan-2024/4 [СОШ № 3] 2024-05-01..2024-05-31 = 2 !superseded",
                          "plan-2024/4 [СОШ № 3] 2024-05-01..2024-05-31 = 3 !restated"));
  ASSERT_EQ(facts.notes.size(), 1U);
  EXPECT_EQ(to_text(facts.notes[0], Language::russian),
            "б.csv, строка 2, столбец 4: об одном и том же сообщено разное: а.csv, строка 2, "
            "столбец 4 «2» и б.csv, строка 2, "
            "столбец 4 «3»; принято более позднее (порядок: имя файла, затем строка). Что делать: "
            "оставьте одно из двух значений");
}

TEST(Contradictions, AreNoneBetweenSchoolsPeriodsOrMeasures) {
  const Facts facts = two_files(
      {cells({"4", "СОШ № 3", "май 2024", "2"})},
      {cells({"4", "СОШ № 5", "май 2024", "3"}), cells({"4", "СОШ № 3", "июнь 2024", "3"}),
       cells({"5", "СОШ № 3", "май 2024", "3"})});
  EXPECT_THAT(facts.notes, IsEmpty());
}

TEST(Contradictions, CountTheSameValueOnce) {
  const Facts facts = two_files({cells({"4", "«СОШ № 3»", "май 2024", "2"})},
                                {cells({"4", "СОШ № 3", "май 2024", "2,0"})});
  EXPECT_THAT(facts.observations[0].flags, ElementsAre("superseded", "duplicate"));
  EXPECT_THAT(facts.observations[1].flags, IsEmpty());
  EXPECT_THAT(facts.notes, IsEmpty());
}

TEST(Contradictions, KeepTheDocumentedOneOfTwoThatSayTheSame) {
  const Facts facts = two_files({cells({"4", "", "май 2024", "1", "12.05.2024", "протокол № 3"})},
                                {cells({"4", "", "май 2024", "да"})});
  EXPECT_THAT(facts.observations[0].flags, IsEmpty());
  EXPECT_THAT(facts.observations[1].flags, ElementsAre("superseded", "duplicate"));
}

TEST(Contradictions, KeepAValueAgainstNothingToTell) {
  const Facts facts =
      two_files({cells({"4", "", "май 2024", "1"})}, {cells({"4", "", "май 2024", "н/д"})});
  EXPECT_THAT(facts.observations[0].flags, IsEmpty());
  EXPECT_THAT(facts.observations[1].flags, ElementsAre("superseded"));
}

TEST(Contradictions, AreNoneBetweenTwoOccurrences) {
  const Facts facts = two_files(
      {cells({"4", "", "май 2024", "1", "12.05.2024", "протокол № 3"}),
       cells({"4", "", "май 2024", "1", "20.05.2024", "протокол № 4"}),
       cells({"5", "", "", "1", "12.05.2024", ""}), cells({"5", "", "", "2", "13.05.2024", ""})},
      {});
  for (const Observation& one : facts.observations)
    EXPECT_THAT(one.flags, IsEmpty());
}

TEST(OddValues, AreToldAndKept) {
  Facts facts = two_files({cells({"4", "", "май 2024", "140 %"})}, {});
  tell_odd_values(facts);
  ASSERT_EQ(facts.notes.size(), 1U);
  EXPECT_EQ(facts.notes[0].code, "over_hundred_percent");
  EXPECT_EQ(facts.observations[0].value, Decimal::of(140));
}

}  // namespace
}  // namespace vekha::facts
