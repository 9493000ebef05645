#include "base/file_io.h"
#include "base/json.h"
#include "cli/program.h"
#include "render/xlsx/passport_book.h"
#include "report/passport.h"
#include "roadmap/read_programme.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

// `evaluate --passport`: what a methodist decided counts as in a run.
namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

class EvaluatedWithPassport : public testing::Test {
 protected:
  EvaluatedWithPassport() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write_file_atomically(folder_ / "plan.csv",
                          "№;Мероприятие;Показатель;Срок;Исполнитель\n"
                          "1;Провести семинары;Не менее 2;до 1 июня 2024 г.;ЦМС\n");
    write_file_atomically(folder_ / "facts.csv", "№;Период;Значение\n1;март 2024;3\n");
  }
  ~EvaluatedWithPassport() override { fs::remove_all(folder_); }

  /// The passport of `road_map` with five in place of two.
  fs::path decided(const std::string& road_map) const {
    const report::Templates templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"});
    const report::Phrases phrases(templates, Language::russian);
    const auto programme = roadmap::read_programme(table::load(folder_ / road_map));
    report::PassportBook book = report::build_passport({programme, programme, {}}, phrases);
    report::PassportSheet& sheet = book.sheets.front();
    const auto value = std::ranges::find(sheet.columns, "value", &report::PassportColumn::name);
    sheet.lines.front().cells[static_cast<std::size_t>(value - sheet.columns.begin())] = "5";
    render::xlsx::write_passport(book, phrases, make_date(2024, 1, 15), folder_ / "паспорт.xlsx");
    return folder_ / "паспорт.xlsx";
  }

  struct Printed {
    int status = 0;
    std::string out;
    std::string said;
  };
  Printed evaluate(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {
        "evaluate", (folder_ / "plan.csv").string(),  "--as-of", "2024-07-01",
        "--facts",  (folder_ / "facts.csv").string(), "--jsonl", "--one-programme"};
    words.insert(words.end(), more.begin(), more.end());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Printed printed{.status = run_program(words)};
    printed.out = testing::internal::GetCapturedStdout();
    printed.said = testing::internal::GetCapturedStderr();
    return printed;
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha evaluated " + std::to_string(::getpid()));
};

TEST_F(EvaluatedWithPassport, WhatWasDecidedIsThePlan) {
  EXPECT_EQ(Json::parse(evaluate({}).out)["measures"][0]["status"], "UNCONFIRMED")
      << "three of two, no document";
  const Printed with = evaluate({"--passport", decided("plan.csv").string()});
  const Json measure = Json::parse(with.out)["measures"][0];
  EXPECT_EQ(measure["status"], "PARTIAL");
  EXPECT_EQ(measure["degree"], "3/5");
}

TEST_F(EvaluatedWithPassport, OneOfAnotherRoadMapIsRefused) {
  write_file_atomically(folder_ / "other.csv",
                        "Другая дорожная карта\n№;Мероприятие;Показатель;Срок\n"
                        "1;Издать приказ;Приказ;май 2024 г.\n");
  const Printed printed = evaluate({"--passport", decided("other.csv").string()});
  EXPECT_EQ(printed.status, 3);
  EXPECT_EQ(printed.out, "");
  EXPECT_THAT(printed.said, testing::HasSubstr("паспорт составлен по другой дорожной карте"));
}

}  // namespace
}  // namespace vekha::cli
