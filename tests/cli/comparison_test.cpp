#include "cli/comparison.h"

#include "roadmap/document_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::cli {
namespace {

using ::testing::HasSubstr;

roadmap::Comparison comparison() {
  const auto read = [](const std::string& order, const std::string& seminar) {
    return roadmap::read_programme(roadmap::document_of(
        {"Утверждено приказом Управления образования от " + order, "Дорожная карта на 2024 год",
         "№|Мероприятие|Показатель|Срок", seminar, "2|Анализ итогов|Справка|март"}));
  };
  return roadmap::compare(read("15.01.2024 № 5", "1|Семинар директоров|Не менее 3|май"),
                          read("20.05.2024 № 50", "1|Семинар директоров|Не менее 5|июнь"));
}

TEST(Comparison, JsonNamesEachKindOfChange) {
  const Json json = to_json(comparison(), Language::russian);
  for (const char* key :
       {"document", "added", "removed", "moved", "renumbered", "reworded", "plan_changed",
        "term_changed", "executor_changed", "split", "merged", "unchanged"})
    EXPECT_TRUE(json.contains(key)) << key;
  ASSERT_EQ(json["plan_changed"].size(), 1U);
  EXPECT_EQ(json["plan_changed"][0]["new"]["id"], "1");
  EXPECT_EQ(json["plan_changed"][0]["changes"]["indicator"]["old"], "Не менее 3");
  EXPECT_EQ(json["term_changed"][0]["changes"]["term"]["new"], "июнь");
  EXPECT_EQ(json["document"]["approved"]["new"], "от 20.05.2024 № 50");
  EXPECT_EQ(json["unchanged"], 1);
}

TEST(Comparison, WordsSayWhatWasAndWhatIs) {
  const std::string text = to_text(comparison(), Language::russian);
  EXPECT_THAT(text, HasSubstr("Изменён срок: 1\n  1 Семинар директоров\n    было:  май\n"));
  EXPECT_THAT(text, HasSubstr("Без изменений: 1"));
}

}  // namespace
}  // namespace vekha::cli
