#include "roadmap/measure_match.h"

#include "document_of.h"
#include "roadmap/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

using ::testing::ElementsAre;

Programme of(const std::vector<std::string>& rows) {
  std::vector<std::string> lines = {"Дорожная карта на 2025 год",
                                    "№|Мероприятие|Показатель|Срок|Ответственный"};
  lines.insert(lines.end(), rows.begin(), rows.end());
  return read_programme(document_of(lines));
}

const std::string& seminar() {
  static const std::string row = "Семинар для заместителей директоров школ|Не менее 3|май|ИМЦ";
  return row;
}

std::vector<std::string> ids(const std::vector<MeasureMention>& list) {
  std::vector<std::string> out;
  for (const MeasureMention& one : list)
    out.push_back(one.id);
  return out;
}

/// «1→2 reworded plan» for each change.
std::vector<std::string> told(const Comparison& comparison) {
  std::vector<std::string> out;
  for (const MeasureChange& change : comparison.changed) {
    std::string line = change.before.id + "→" + change.after.id;
    if (change.moved) line += " moved";
    if (change.renumbered) line += " renumbered";
    if (change.reworded) line += " reworded";
    if (change.plan_changed) line += " plan";
    if (change.term_changed) line += " term";
    if (change.executor_changed) line += " executor";
    out.push_back(line);
  }
  return out;
}

TEST(Compare, SameDocumentHasNoChanges) {
  const Programme programme = of({"1|" + seminar(), "2|Приказ о кураторах|Приказ|март|УО"});
  const Comparison comparison = compare(programme, programme);
  EXPECT_THAT(told(comparison), ElementsAre());
  EXPECT_EQ(comparison.unchanged, 2U);
}

TEST(Compare, InsertedMeasureOnlyRenumbersWhatFollows) {
  const Comparison comparison =
      compare(of({"1|Приказ о кураторах|Приказ|март|УО", "2|" + seminar()}),
              of({"1|Приказ о кураторах|Приказ|март|УО", "2|Мониторинг питания|Справка|июнь|УО",
                  "3|" + seminar()}));
  EXPECT_THAT(ids(comparison.added), ElementsAre("2"));
  EXPECT_THAT(told(comparison), ElementsAre("2→3 renumbered"));
}

TEST(Compare, TellsWhatChangedInAMeasure) {
  const Comparison comparison =
      compare(of({"1|" + seminar()}),
              of({"1|Семинар для заместителей директоров всех школ|Не менее 5|июнь|ИМЦ, УО"}));
  EXPECT_THAT(told(comparison), ElementsAre("1→1 reworded plan term executor"));
}

TEST(Compare, OtherFigureInTheSameWordsIsAPlanAndNoRewording) {
  const Comparison comparison =
      compare(of({"1|" + seminar()}),
              of({"1|Семинар для заместителей директоров школ|Не менее 5|май|ИМЦ"}));
  EXPECT_THAT(told(comparison), ElementsAre("1→1 plan"));
}

TEST(Compare, MeasureInAnotherSectionWasMoved) {
  const Comparison comparison =
      compare(of({"Раздел 1. Кадры", "1|" + seminar(), "2|Курсы учителей|85 %|май|ИМЦ",
                  "Раздел 2. Мониторинг", "3|Анализ итогов года|Справка|июнь|УО"}),
              of({"Раздел 1. Кадры", "1|Курсы учителей|85 %|май|ИМЦ", "Раздел 2. Мониторинг",
                  "2|Анализ итогов года|Справка|июнь|УО", "3|" + seminar()}));
  EXPECT_THAT(told(comparison),
              ElementsAre("2→1 renumbered", "3→2 renumbered", "1→3 moved renumbered"));
}

TEST(Compare, RemovedMeasureIsNotMatchedWithAStranger) {
  const Comparison comparison =
      compare(of({"1|" + seminar(), "2|Приказ о кураторах|Приказ|март|УО"}),
              of({"1|" + seminar(), "2|Ремонт спортзала|Акт|август|УО"}));
  EXPECT_THAT(ids(comparison.removed), ElementsAre("2"));
  EXPECT_THAT(ids(comparison.added), ElementsAre("2"));
}

TEST(Compare, MeasureThatBecameTwoIsASplit) {
  const Comparison comparison =
      compare(of({"1|Проведение семинаров для директоров и консультаций для родителей будущих "
                  "первоклассников|6|май|ИМЦ"}),
              of({"1|Проведение семинаров для директоров школ|3|май|ИМЦ",
                  "2|Проведение консультаций для родителей будущих первоклассников|3|май|ИМЦ"}));
  ASSERT_EQ(comparison.split.size(), 1U);
  EXPECT_EQ(comparison.split.front().whole.id, "1");
  EXPECT_EQ(comparison.split.front().parts.size(), 2U);
  EXPECT_THAT(ids(comparison.added), ElementsAre());
}

TEST(Compare, MeasuresOfTheSameWordsAreToldApartByTheirSections) {
  const std::vector<std::string> rows = {"Раздел 1. Школы", "1|Анализ итогов|Справка|май|УО",
                                         "Раздел 2. Детские сады",
                                         "2|Анализ итогов|Справка|июнь|УО"};
  EXPECT_THAT(told(compare(of(rows), of(rows))), ElementsAre());
}

TEST(SameWords, LeavesCaseAndPunctuationAside) {
  EXPECT_TRUE(same_words("Приказ, «О кураторах»", "приказ о кураторах"));
  EXPECT_FALSE(same_words("Не менее 3", "Не менее 5"));
}

}  // namespace
}  // namespace vekha::roadmap
