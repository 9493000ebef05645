#include "document_of.h"
#include "roadmap/read_programme.h"
#include "whole/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace vekha::roadmap {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::filesystem::path folder = std::filesystem::path(VEKHA_SHARED_DIR) / "roadmaps";

Programme read(const std::string& name) {
  return read_programme(table::load(folder / name));
}

struct Document {
  std::string name;
  std::vector<std::vector<std::size_t>> sections;  ///< measures in each section of each table
  std::size_t orphans = 0;
};

void PrintTo(const Document& document, std::ostream* out) {
  *out << document.name;
}

std::vector<std::vector<std::size_t>> counts(const Programme& programme) {
  std::vector<std::vector<std::size_t>> tables;
  for (const ProgrammeTable& table : programme.tables) {
    tables.emplace_back();
    for (const Section& section : table.sections)
      tables.back().push_back(section.measures.size());
  }
  return tables;
}

std::string readings(const Programme& programme) {
  std::string out;
  for_each_measure(programme, [&](const ProgrammeTable&, const Section&, const Measure& measure) {
    out += measure.id + " " + to_text(measure.term_reading) + " " + to_text(measure.plan_reading) +
           "\n";
  });
  return out;
}

std::string asked(const Programme& programme) {
  std::string out;
  for (const Question& question : programme.questions)
    out += question.code + " " + question.measure_id + " " + question.text + "\n";
  return out;
}

class RealDocument : public ::testing::TestWithParam<Document> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no folder " << folder;
  }
};

TEST_P(RealDocument, HasItsMeasuresInEachFormat) {
  for (const char* ending : {".docx", ".xlsx", ".csv"}) {
    const Programme programme = read(GetParam().name + ending);
    EXPECT_EQ(counts(programme), GetParam().sections) << programme.file;
    EXPECT_EQ(programme.orphans.size(), GetParam().orphans) << programme.file;
  }
}

TEST_P(RealDocument, IsReadAsBefore) {
  expect_golden(readings(read(GetParam().name + ".docx")),
                "tests/roadmap/data/documents/" + GetParam().name + ".txt");
}

TEST_P(RealDocument, IsTheSameInEachFormat) {
  const Programme first = read(GetParam().name + ".docx");
  for (const char* ending : {".xlsx", ".csv"}) {
    const Programme other = read(GetParam().name + ending);
    EXPECT_EQ(to_text(other), to_text(first)) << other.file;
    EXPECT_EQ(readings(other), readings(first)) << other.file;
    EXPECT_EQ(asked(other), asked(first)) << other.file;
    EXPECT_EQ(codes(other.remarks), codes(first.remarks)) << other.file;
    EXPECT_EQ(other.title, first.title);
    EXPECT_EQ(other.organisation, first.organisation);
    EXPECT_EQ(other.period, first.period);
    EXPECT_EQ(other.approval.has_value(), first.approval.has_value());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Five, RealDocument,
    ::testing::Values(Document{"dagestanskie-ogni-2021-2023", {{3, 2, 11, 2}}, 1},
                      Document{"zima-2024", {{13, 11, 7}}}, Document{"regional-2023-2025", {{20}}},
                      Document{"rodionovo-nesvetayskaya-2023", {{8, 3, 7, 6, 2, 2}}},
                      Document{"mirc-2021-2023", {{4, 4, 3, 6, 6, 3}, {5, 7, 7, 7}}}),
    [](const auto& test) {
      std::string name = test.param.name;
      std::ranges::replace(name, '-', '_');
      return name;
    });

class RealProgramme : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no folder " << folder;
  }

  static const Measure& measure(const Programme& programme, const std::string& id) {
    const Measure* found = nullptr;
    for_each_measure(programme, [&](const ProgrammeTable&, const Section&, const Measure& each) {
      if (each.id == id) found = &each;
    });
    if (found == nullptr) throw std::out_of_range(id);
    return *found;
  }

  static std::vector<std::string> names(const Measure& measure) {
    std::vector<std::string> out;
    for (const Executor& executor : measure.executors)
      out.push_back(executor.name);
    return out;
  }
};

TEST_F(RealProgramme, OfThreeSchoolsKeepsTheOrphanApart) {
  const Programme programme = read("dagestanskie-ogni-2021-2023.docx");
  EXPECT_EQ(programme.orphans[0].text,
            "рекомендаций для школ, работающих в сложных социальных условиях, по итогам проведения "
            "мониторинговых "
            "исследований учебных достижений | с учетом особенностей ШНОР | образования");
  EXPECT_TRUE(measure(programme, "1.3").title.text.ends_with("планируемых результатов в"));
  EXPECT_THAT(measure(programme, "1.3").flags, Contains("cell_truncated"));
  EXPECT_EQ(programme.tables[0].sections[1].number, "3");
  EXPECT_EQ(programme.tables[0].sections[1].title, "");
  EXPECT_THAT(codes(programme.questions), Contains("section_heading_missing"));
}

TEST_F(RealProgramme, OfThreeSchoolsReadsThePageWithNineCells) {
  const Programme programme = read("dagestanskie-ogni-2021-2023.xlsx");
  const Measure& broken = measure(programme, "4.3");
  EXPECT_EQ(
      broken.title.text,
      "Формирование запроса на разработку и реализацию программ повышения квалификации педагогов");
  EXPECT_EQ(broken.indicator.text, "Перечень тематик ППК для педагогов ОО");
  EXPECT_EQ(broken.plan.text, "1");
  EXPECT_EQ(broken.years.at(2023).text, "1");
  EXPECT_THAT(names(broken), ElementsAre("Управление образования"));
  EXPECT_EQ(broken.title.places.size(), 2U);
  EXPECT_THAT(broken.flags, Contains("extra_value_column"));
  EXPECT_THAT(measure(programme, "4.1.1").flags, Contains("number_out_of_sequence"));
  EXPECT_THAT(measure(programme, "4.1.1").flags, Contains("cell_bleed"));
  EXPECT_EQ(programme.approval->date, std::nullopt);
  EXPECT_EQ(programme.approval->text, "2022 г.");
  EXPECT_THAT(codes(programme.remarks), Contains("approved_after_start"));
  EXPECT_EQ(programme.organisation,
            "МКУ «Управление образования» городского округа «город Дагестанские Огни»");
}

TEST_F(RealProgramme, OfATownTakesItsOwnOrder) {
  const Programme programme = read("zima-2024.csv");
  EXPECT_EQ(programme.approval->number, "191");
  EXPECT_EQ(to_iso(*programme.approval->date), "2024-04-17");
  EXPECT_EQ(programme.organisation, "Комитет по образованию администрации ЗГМО");
  EXPECT_TRUE(
      programme.title.starts_with("Муниципальный план мероприятий («дорожная карта») по работе"));
  EXPECT_TRUE(programme.title.ends_with("социальных условиях, на 2024 год"));
  EXPECT_THAT(names(measure(programme, "1")), ElementsAre("Комитет по образованию"));
  EXPECT_TRUE(measure(programme, "4")
                  .indicator.text.ends_with("командами общеобразовательных организаций"));
  EXPECT_THAT(codes(programme.remarks), Contains("section_number_double"));
}

TEST_F(RealProgramme, OfARegionAsksForTheYearOnce) {
  const Programme programme = read("regional-2023-2025.docx");
  EXPECT_EQ(std::ranges::count(programme.questions, "no_year", &Question::code), 1);
  EXPECT_EQ(programme.organisation, "");
  EXPECT_EQ(to_iso(programme.period->last), "2025-12-31");
  EXPECT_EQ(measure(programme, "18").title.text,
            "Организационно – методическое сопровождение деятельности муниципальных "
            "консультационных центров.");
}

TEST_F(RealProgramme, OfADistrictFoldsWhatThePageBreakDoubled) {
  const Programme programme = read("rodionovo-nesvetayskaya-2023.csv");
  EXPECT_TRUE(measure(programme, "16")
                  .indicator.text.ends_with("со школами с высокими результатами обучения."));
  EXPECT_EQ(std::ranges::count(programme.remarks, "number_gap", &Problem::code), 3);
  EXPECT_EQ(programme.approval->number, "155-РМК");
  EXPECT_EQ(programme.title,
            "Дорожная карта Управления образования Родионово-Несветайского района по поддержке "
            "школ ШНОР и ШССУ");
  EXPECT_EQ(programme.organisation, "Управление образования Родионово-Несветайского района");
  EXPECT_EQ(to_iso(programme.period->first), "2023-01-01");
}

TEST_F(RealProgramme, OfTwoTablesMapsEachByItsHeads) {
  const Programme programme = read("mirc-2021-2023.xlsx");
  EXPECT_TRUE(programme.tables[1].title.starts_with("Структура задач и мероприятий (по годам)"));
  EXPECT_EQ(measure(programme, "2-1-2").term.text, "Июнь 2021");
  EXPECT_THAT(names(measure(programme, "2-1-2")),
              ElementsAre("Управление образования", "МБУ ДПО «МиРЦ»"));
  EXPECT_THAT(names(measure(programme, "1-5-6")), ElementsAre("ОО", "МБУ ДПО «МиРЦ»"));
  EXPECT_THAT(measure(programme, "1-1-1").term_reading.due,
              ElementsAre(*parse_iso_date("2021-08-31"), *parse_iso_date("2022-08-31"),
                          *parse_iso_date("2023-08-31")));
  EXPECT_THAT(codes(programme.questions), Contains("blank_plan_and_term"));
  EXPECT_THAT(codes(programme.remarks), Contains("duplicate_measure"));
  EXPECT_EQ(to_iso(programme.period->first), "2021-01-01");
}

}  // namespace
}  // namespace vekha::roadmap
