#include "service/upload_check.h"

#include "base/file_io.h"
#include "render/xlsx/passport_book.h"
#include "report/passport.h"
#include "roadmap/read_programme.h"
#include "service/collect.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class UploadCheckTest : public testing::Test {
 protected:
  UploadCheckTest() {
    fs::create_directories(folder_ / "roadmaps");
    fs::create_directories(folder_ / "exports");
    write("roadmaps/plan.csv",
          "№;Мероприятие;Показатель;Срок;Исполнитель\n"
          "1;Провести семинар;Не менее 2;март 2024 г.;ЦМС\n"
          "2;Издать приказ;Приказ;до 1 июня 2024 г.;УО\n");
    write("vekha.toml",
          "[office]\nname = \"Управление\"\n[run]\nas_of = 2024-07-01\n"
          "[[programme]]\nid = \"plan\"\nfile = \"roadmaps/plan.csv\"\n"
          "[[source]]\npath = \"exports/*\"\nprogramme = \"plan\"\nyear = 2024\n");
  }
  ~UploadCheckTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  Workspace workspace() const {
    LoadedWorkspace loaded = load_workspace(folder_);
    for (const Problem& problem : loaded.problems)
      EXPECT_NE(problem.severity, Severity::fatal) << to_text(problem, Language::english);
    return std::move(loaded.workspace);
  }

  fs::path passport() const {
    const report::Templates templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"});
    const report::Phrases phrases(templates, Language::russian);
    const auto programme = roadmap::read_programme(table::load(folder_ / "roadmaps/plan.csv"));
    const fs::path path = folder_ / "handed in.xlsx";
    render::xlsx::write_passport(report::build_passport({programme, programme, {}}, phrases),
                                 phrases, make_date(2024, 1, 1), path);
    return path;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("vekha upload " + std::to_string(getpid()));
};

TEST_F(UploadCheckTest, AnExportIsReadAsTheSettingsSayOfItsName) {
  // Without the year of its source a head «март» would be of no year.
  const fs::path sent = write("sent.csv", "№;Мероприятие;март\n1;Провести семинар;2\n");
  const UploadCheck check = check_export(workspace(), sent, "март.csv");
  EXPECT_EQ(check.target, "exports/март.csv");
  EXPECT_FALSE(has_fatal(check.problems));
  EXPECT_TRUE(check.rejects.empty());
}

TEST_F(UploadCheckTest, WhatIsWrongInAnExportIsForItsSenderToMend) {
  const fs::path sent = write("sent.csv",
                              "№;Мероприятие;период;факт\n"
                              "1;Провести семинар;март 2024;скоро\n"
                              "1;Провести семинар;апрель 2024;1\n");
  const UploadCheck check = check_export(workspace(), sent, "школа.csv");
  ASSERT_EQ(check.rejects.size(), 1U);
  EXPECT_FALSE(has_fatal(check.problems)) << "a row was good";
  EXPECT_EQ(check.problems.front().place.file, "школа.csv");
  EXPECT_EQ(check.problems.front().code, "export_rows");
  EXPECT_THAT(check.problems.front().text.ru,
              testing::HasSubstr("строк под шапкой 2: принято 1, отклонено 1"));
}

TEST_F(UploadCheckTest, APassportBelongsBesideItsRoadMapWhateverItsName) {
  const UploadCheck check = check_passport(workspace(), passport(), "от методиста.xlsx");
  EXPECT_EQ(check.target, "roadmaps/паспорт.xlsx");
  EXPECT_FALSE(has_fatal(check.problems));
}

TEST_F(UploadCheckTest, APassportOfAnotherRoadMapIsRefused) {
  const fs::path path = passport();
  fs::remove(folder_ / "roadmaps/plan.csv");
  write("roadmaps/other.csv", "№;Мероприятие;Показатель;Срок\n1;Другое;1 план;май 2024\n");
  write("vekha.toml", "[office]\nname = \"У\"\n[[programme]]\nfile = \"roadmaps/other.csv\"\n");
  const UploadCheck check = check_passport(workspace(), path, "паспорт.xlsx");
  ASSERT_TRUE(has_fatal(check.problems));
  EXPECT_EQ(check.problems.back().code, "passport_of_another");
  EXPECT_THAT(check.problems.back().text.en, testing::HasSubstr("other.csv"));
}

TEST_F(UploadCheckTest, WhatIsNoPassportIsRefused) {
  const fs::path path = write("junk.xlsx", "no workbook");
  EXPECT_TRUE(has_fatal(check_passport(workspace(), path, "паспорт.xlsx").problems));
}

TEST_F(UploadCheckTest, ARoadMapWithoutATableIsRefused) {
  const fs::path path = write("empty.csv", "просто текст\n");
  EXPECT_TRUE(has_fatal(check_road_map(path, "карта.csv").problems));
}

}  // namespace
}  // namespace vekha::service
