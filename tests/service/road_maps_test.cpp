#include "service/road_maps.h"

#include "base/file_io.h"
#include "render/xlsx/passport_book.h"
#include "report/build_snapshot.h"
#include "report/passport.h"
#include "roadmap/read_programme.h"
#include "service/collect.h"
#include "service/passports.h"
#include "service/run.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* first_plan =
    "Утверждено приказом Управления образования от 15.01.2024 № 5\n"
    "Дорожная карта поддержки школ на 2024 год\n"
    "№;Мероприятие;Показатель;Срок;Ответственный\n"
    "1;Семинар для заместителей директоров;Не менее 3 семинаров;до 1 июня 2024;ИМЦ\n"
    "2;Анализ итогов диагностики;Справка;до 1 марта 2024;Сидорова А.Б., методист\n";

constexpr const char* second_plan =
    "Утверждено приказом Управления образования от 20.05.2024 № 50\n"
    "Дорожная карта поддержки школ на 2024 год\n"
    "№;Мероприятие;Показатель;Срок;Ответственный\n"
    "1;Анализ итогов диагностики;Справка;до 1 марта 2024;Сидорова А.Б., методист\n"
    "2;Семинар для заместителей директоров;Не менее 5 семинаров;до 1 декабря 2024;ИМЦ\n"
    "3;Круглый стол директоров;Протокол;до 1 ноября 2024;УО\n";

class RoadMapsTest : public ::testing::Test {
 protected:
  RoadMapsTest()
      : folder_(fs::temp_directory_path() /
                ("vekha-roadmaps-" + std::to_string(::getpid()) + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_ / "roadmaps");
    fs::create_directories(folder_ / "exports");
    put("vekha.toml", "[office]\nname = \"Управление образования\"\n");
  }
  ~RoadMapsTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void put(const std::string& name, const std::string& text) const {
    write_file_atomically(folder_ / name, text);
  }

  RoadMaps on(Date day) const {
    const LoadedWorkspace loaded = load_workspace(folder_);
    return read_road_maps(loaded.workspace, day, [](std::size_t) {});
  }

  /// A passport beside the first plan in which «value» of measure 1 is 4.
  void put_filled_passport() const {
    const fs::path road_map = folder_ / "roadmaps" / "план.csv";
    const roadmap::Programme programme = roadmap::read_programme(table::load(road_map));
    const report::Templates templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"});
    const report::Phrases phrases(templates, Language::russian);
    report::PassportBook book = report::build_passport({programme, programme, {}}, phrases);
    report::PassportSheet& sheet = book.sheets.front();
    const auto column = std::ranges::find(sheet.columns, "value", &report::PassportColumn::name);
    sheet.lines.front().cells[static_cast<std::size_t>(column - sheet.columns.begin())] = "4";
    render::xlsx::write_passport(book, phrases, make_date(2024, 2, 1),
                                 passport_path(road_map, programme));
  }

  fs::path folder_;
};

TEST_F(RoadMapsTest, PlanInForceOnThePastDateCounts) {
  put("roadmaps/план.csv", first_plan);
  put("roadmaps/план-2.csv", second_plan);
  const RoadMaps before = on(make_date(2024, 5, 19));
  ASSERT_THAT(before.programmes, SizeIs(1));
  EXPECT_EQ(before.programmes.front().file, "план.csv");
  const RoadMaps after = on(make_date(2024, 5, 20));
  ASSERT_THAT(after.programmes, SizeIs(1));
  EXPECT_EQ(after.programmes.front().file, "план-2.csv");
  EXPECT_EQ(after.programmes.front().id, before.programmes.front().id);
  EXPECT_THAT(after.problems, SizeIs(0));
}

TEST_F(RoadMapsTest, MonthsAreJudgedByThePlanOfTheirTime) {
  put("roadmaps/план.csv", first_plan);
  put("roadmaps/план-2.csv", second_plan);
  const LoadedWorkspace loaded = load_workspace(folder_);
  Collected collected =
      collect(loaded.workspace, make_date(2024, 7, 1), [](Stage, std::size_t, std::size_t) {});
  const report::Snapshot snapshot = report::build_snapshot(std::move(collected.inputs));
  const report::ProgrammeReport& programme = snapshot.programmes.front();
  const auto cell = [&](std::size_t measure, unsigned month) {
    const auto at = std::ranges::find(programme.months, report::Month{2024, month});
    return programme.measures[measure]
        .months[static_cast<std::size_t>(at - programme.months.begin())];
  };
  // The round table was not planned before 20 May.
  EXPECT_EQ(cell(2, 4).kind, report::MonthCell::Kind::off);
}

TEST_F(RoadMapsTest, DifferentRoadMapsStaySeparate) {
  put("roadmaps/план.csv", first_plan);
  put("roadmaps/другой.csv",
      "Утверждено приказом Управления образования от 20.05.2024 № 51\n"
      "Дорожная карта по питанию на 2024 год\n№;Мероприятие;Срок\n1;Ремонт столовой;май 2024\n");
  EXPECT_THAT(on(make_date(2024, 7, 1)).programmes, SizeIs(2));
}

TEST_F(RoadMapsTest, PassportBesideTheRoadMapIsThePlan) {
  put("roadmaps/план.csv", first_plan);
  put_filled_passport();
  const RoadMaps maps = on(make_date(2024, 5, 1));
  ASSERT_THAT(maps.programmes, SizeIs(1)) << "the passport was taken for a road map";
  ASSERT_THAT(maps.decisions, SizeIs(1));
  EXPECT_EQ(maps.decisions.front().measure_id, "1");
  EXPECT_EQ(maps.programmes.front().remarks.back().code, "passport_read");
}

TEST_F(RoadMapsTest, DecisionOfThePassportComesBackWhenTheNewRedactionSaysOtherwise) {
  put("roadmaps/план.csv", first_plan);
  put_filled_passport();
  put("roadmaps/план-2.csv", second_plan);
  const RoadMaps maps = on(make_date(2024, 7, 1));
  EXPECT_THAT(maps.decisions, SizeIs(0));
  ASSERT_THAT(maps.questions.at(maps.programmes.front().id), SizeIs(1));
  EXPECT_EQ(maps.questions.at(maps.programmes.front().id).front().measure_id, "2");
}

TEST_F(RoadMapsTest, UnreadablePassportStopsTheRun) {
  put("roadmaps/план.csv", first_plan);
  put("roadmaps/паспорт.xlsx", "PK\x03\x04 cut off");
  const RoadMaps maps = on(make_date(2024, 7, 1));
  ASSERT_THAT(maps.problems, SizeIs(1));
  EXPECT_EQ(maps.problems.front().severity, Severity::fatal);
}

TEST_F(RoadMapsTest, NoPersonsNameIsPublished) {
  put("roadmaps/план.csv", first_plan);
  put("exports/факт.csv",
      "№ мероприятия;Период;Значение;Примечание;Документ\n"
      "2;март 2024;да;отвечал Петров В.Г.;справка Козловой Анны Ивановны\n"
      "9;март 2024;да;Морозов К.Л. заболел;\n");
  const RunOutcome outcome = run({.workspace = folder_,
                                  .templates = fs::path(VEKHA_SOURCE_DIR) / "report_templates",
                                  .as_of = make_date(2024, 7, 1)});
  ASSERT_TRUE(outcome.release.has_value());
  std::size_t read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "site")) {
    if (!entry.is_regular_file()) continue;
    ++read;
    std::string text;
    if (entry.path().extension() == ".xlsx") {
      for (const table::Sheet& sheet : table::load(entry.path()).sheets)
        for (const table::Row& row : sheet.rows)
          for (const table::Cell& one : row.cells)
            text += table::to_text(one) + "\n";
    } else {
      text = read_file(entry.path());
    }
    for (const char* name : {"Сидоров", "Петров В", "Козлов", "Морозов"})
      EXPECT_THAT(text, Not(HasSubstr(name))) << entry.path();
  }
  EXPECT_GT(read, 10U);
}

}  // namespace
}  // namespace vekha::service
