// `vekha explain`: a line of JSON in and out, and the words for a person.
#include "base/json.h"
#include "cli/explain_line.h"
#include "cli/explain_person.h"
#include "cli/json_readings.h"
#include "roadmap/reading_rows.h"

#include <gtest/gtest.h>

namespace vekha::cli {

namespace {

std::string explained(const std::string& line) {
  std::string out;
  append_explained(out, line, Language::english);
  return out;
}

TEST(ExplainLine, TheLineComesBackWithItsReading) {
  EXPECT_EQ(explained(R"({"text":"март 2024","kind":"term","ctx":{}})"),
            R"({"text":"март 2024","kind":"term","ctx":{},"reading":{"k":"interval",)"
            R"("start":"2024-03-01","end":"2024-03-31","due":["2024-03-31"],"freq":null,"n":1,)"
            R"("needs":false,"flags":[]}})");
}

TEST(ExplainLine, AnOldReadingGivesWay) {
  const Json json = Json::parse(explained(R"({"reading":1,"text":"3 школы","kind":"plan"})"));
  EXPECT_EQ(json["reading"]["v"], 3);
  EXPECT_EQ(json["reading"]["unit"], "школа");
}

TEST(ExplainLine, WhatIsNoCallIsAnsweredWithAnError) {
  for (const std::string line :
       {"", "march", "[1]", R"({"text":1,"kind":"plan"})", R"({"text":"x","kind":"when"})",
        R"({"kind":"plan"})", "{\"text\":\"\xFF\",\"kind\":\"plan\"}"}) {
    std::string out;
    EXPECT_FALSE(append_explained(out, line, Language::english)) << line;
    EXPECT_TRUE(Json::parse(out).contains("error")) << line;
  }
}

TEST(ExplainLine, StrangeContextsAreHarmless) {
  for (const std::string ctx :
       {"null", "7", "[]", R"({"programme":[1,2]})", R"({"programme":["2024-12-31","2024-01-01"]})",
        R"({"col_year":"2024"})", R"({"col_year":99999999999})", R"({"col_period":"2024-Q9"})",
        R"({"col_period":"2024-Q"})", R"({"year_values":[null,{}],"year_columns":[1e300]})",
        R"({"school_year":"2024"})"}) {
    const std::string line = R"({"text":"апрель","kind":"term","ctx":)" + ctx + "}";
    EXPECT_TRUE(Json::parse(explained(line)).contains("reading")) << line;
  }
}

// The quick writer and the one that builds JSON first must never differ.
TEST(ExplainLine, BothWritersAgree) {
  std::size_t compared = 0;
  const auto folder = std::filesystem::path(VEKHA_SOURCE_DIR) / "tests/roadmap/data";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".tsv") continue;
    for (const auto& row : roadmap::test::rows_of(file.path())) {
      const auto context = roadmap::test::context_of(row.expected);
      std::string quick;
      Json built;
      if (row.kind == "plan") {
        append_json(quick, roadmap::read_plan(row.text, context));
        built = to_json(roadmap::read_plan(row.text, context));
      } else {
        append_json(quick, roadmap::read_term(row.text, context));
        built = to_json(roadmap::read_term(row.text, context));
      }
      EXPECT_EQ(Json::parse(quick), built) << row.text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 400U);
}

TEST(ExplainPerson, RuleDatesAssumptionsAndDecisionAreTold) {
  const report::Templates templates({std::filesystem::path(VEKHA_SOURCE_DIR) / "report_templates"});
  const report::Phrases phrases(templates, Language::russian);
  roadmap::ReadingContext context;
  context.programme = year_period(2024);
  EXPECT_EQ(explanation_of("до 15апреля", roadmap::read_term("до 15апреля", context), phrases),
            "Срок: «до 15апреля»\n"
            "Вид: крайний срок, названный день входит\n"
            "Правило: «до», «не позднее», «к» — крайний срок\n"
            "Окончание: 15.04.2024\n"
            "Контрольные даты: 15.04.2024\n"
            "Сколько раз: 1\n"
            "Принято: день «до» включён в срок\n"
            "Принято: пробелы исправлены\n"
            "Принято: год взят из названия программы\n"
            "Решение: не нужно\n");
}

// A rule or a kind without its words would be shown by its name.
TEST(ExplainPerson, EveryReadingOfTheTablesHasItsWordsInBothLanguages) {
  const report::Templates templates({std::filesystem::path(VEKHA_SOURCE_DIR) / "report_templates"});
  const report::Phrases russian(templates, Language::russian);
  const report::Phrases english(templates, Language::english);
  const auto told = [&](const std::string& key) { return russian.has(key) && english.has(key); };
  const auto folder = std::filesystem::path(VEKHA_SOURCE_DIR) / "tests/roadmap/data";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".tsv") continue;
    for (const auto& row : roadmap::test::rows_of(file.path())) {
      const auto context = roadmap::test::context_of(row.expected);
      const auto term = roadmap::read_term(row.text, context);
      const auto plan = roadmap::read_plan(row.text, context);
      EXPECT_TRUE(told("explain.rule." + std::string(term.rule))) << term.rule << " " << row.text;
      EXPECT_TRUE(told("explain.rule." + std::string(plan.rule))) << plan.rule << " " << row.text;
      EXPECT_TRUE(told("explain.kind." + std::string(name(term.kind)))) << row.text;
      EXPECT_TRUE(told("explain.plan." + std::string(name(plan.kind)))) << row.text;
      for (const std::string& flag : term.flags)
        EXPECT_TRUE(russian.has("flag." + flag)) << flag;
      for (const std::string& flag : plan.flags)
        EXPECT_TRUE(russian.has("flag." + flag)) << flag;
    }
  }
}

}  // namespace

}  // namespace vekha::cli
