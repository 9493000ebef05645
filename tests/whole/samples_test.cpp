#include "base/error.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "report/phrases.h"
#include "table/table.h"
#include "whole/sample_workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

// The main job on the sample workspace, from its files to the published release.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class Samples : public SampleWorkspace {
 protected:
  // Runs in a process of its own that kills itself when the stage begins.
  void run_and_die_at(Stage stage) const {
    const pid_t child = ::fork();
    if (child == 0) {
      run_once([stage](Stage now, std::size_t, std::size_t) {
        if (now == stage) ::raise(SIGKILL);
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the stage never began";
  }
};

TEST_F(Samples, PublishARelease) {
  const RunOutcome outcome = run_once();
  ASSERT_TRUE(outcome.release);
  EXPECT_EQ(site().current(), *outcome.release);
  EXPECT_TRUE(publish::verify(site().release_path(*outcome.release)).empty());
  for (const auto& programme : outcome.snapshot->programmes) {
    for (const char* name : {"/index.html", "/note.html"})
      EXPECT_GT(page(programme.id + name).size(), 2000U) << programme.id;
    EXPECT_EQ(table::load(folder_ / "site" / "current" / programme.id / (programme.id + ".xlsx"))
                  .sheets.size(),
              13U);
  }
}

TEST_F(Samples, BringEveryStatusAbout) {
  const RunOutcome outcome = run_once();
  std::set<evaluation::Status> seen;
  for (const auto& programme : outcome.snapshot->programmes) {
    for (const auto& measure : programme.measures)
      seen.insert(measure.result.status);
  }
  for (std::size_t i = 0; i < evaluation::status_count; ++i) {
    const auto status = static_cast<evaluation::Status>(i);
    EXPECT_EQ(seen.count(status), 1U) << evaluation::code(status);
  }
}

TEST_F(Samples, GiveTheSameBytesTwice) {
  const std::string first = *run_once().release;
  const auto manifest = publish::manifest_of(site().release_path(first));
  fs::remove_all(folder_ / "site");
  EXPECT_EQ(*run_once().release, first);
  EXPECT_EQ(publish::manifest_of(site().release_path(first)), manifest);
}

const table::Sheet& sheet_named(const table::Document& book, const std::string& name) {
  for (const table::Sheet& sheet : book.sheets) {
    if (sheet.head.name == name) return sheet;
  }
  throw std::runtime_error("no sheet " + name);
}

// Every figure of the programme's roll-up, read back out of the workbook and the page.
TEST_F(Samples, ShowTheSameFiguresOnThePageAndInTheWorkbook) {
  const RunOutcome outcome = run_once();
  const report::Templates shipped({templates()});
  const report::Phrases phrases(shipped, Language::russian);
  for (const auto& programme : outcome.snapshot->programmes) {
    const table::Document book =
        table::load(folder_ / "site" / "current" / programme.id / (programme.id + ".xlsx"));
    std::map<std::string, std::string> figures;
    for (const table::Row& row : sheet_named(book, "Сводка").rows) {
      if (row.cells.size() > 1)
        figures[table::to_text(row.cells[0])] = table::to_text(row.cells[1]);
    }
    for (std::size_t i = 0; i < evaluation::status_count; ++i) {
      const std::int64_t count = programme.rollup.by_status[i];
      const std::string label = phrases.text(
          "status." + std::string(evaluation::code(static_cast<evaluation::Status>(i))));
      if (count > 0) {
        EXPECT_EQ(figures[label], std::to_string(count)) << programme.id << " " << label;
      }
    }
    EXPECT_EQ(sheet_named(book, "Исполнение мероприятий").rows.size(),
              programme.measures.size() + 1);
    const std::string text = page(programme.id + "/index.html");
    if (const auto share = programme.rollup.srm.value()) {
      EXPECT_THAT(text, testing::HasSubstr(to_percent(*share))) << programme.id;
      EXPECT_EQ(figures["Степень реализации мероприятий (в полном объёме)"],
                std::to_string(programme.rollup.srm.done));
    }
    for (const auto& measure : programme.measures) {
      EXPECT_TRUE(fs::exists(folder_ / "site" / "current" / programme.id / "m" /
                             (measure.measure.id + ".html")))
          << measure.measure.id;
    }
    EXPECT_THAT(text, testing::HasSubstr(outcome.snapshot->id.substr(0, 4)));
  }
}

TEST_F(Samples, RefuseABrokenRoadMapAndKeepTheLastRelease) {
  const std::string before = *run_once().release;
  std::ofstream(folder_ / "roadmaps" / "План мероприятий 2024.docx") << "PK\x03\x04 cut off";
  std::ofstream(folder_ / "roadmaps" / "Дорожная карта района 2023.xlsx");
  const RunOutcome outcome = run_once();
  EXPECT_TRUE(outcome.refused);
  EXPECT_FALSE(outcome.release);
  const auto fatal =
      std::count_if(outcome.problems.begin(), outcome.problems.end(),
                    [](const Problem& problem) { return problem.severity == Severity::fatal; });
  EXPECT_EQ(fatal, 2) << "all broken files are told at once";
  EXPECT_EQ(site().current(), before);
}

TEST_F(Samples, ABrokenExportIsToldAndTheRestPublished) {
  std::ofstream(folder_ / "exports" / "пустой.csv");
  const RunOutcome outcome = run_once();
  EXPECT_TRUE(outcome.release);
  const bool told =
      std::any_of(outcome.problems.begin(), outcome.problems.end(), [](const Problem& problem) {
        return problem.place.file.find("пустой.csv") != std::string::npos;
      });
  EXPECT_TRUE(told);
}

TEST_F(Samples, AKilledRunLeavesTheLastReleaseWhole) {
  const std::string before = *run_once().release;
  std::ofstream(folder_ / "exports" / "ещё.csv")
      << "Дорожная карта;№;Период;Факт\nplan-2024;24;август 2024;1\n";
  for (const Stage stage :
       {Stage::read_road_maps, Stage::read_exports, Stage::evaluate, Stage::render}) {
    run_and_die_at(stage);
    EXPECT_EQ(site().current(), before);
    EXPECT_TRUE(publish::verify(site().release_path(before)).empty());
  }
  EXPECT_TRUE(run_once().release) << "the next run goes on as if nothing had happened";
}

TEST_F(Samples, ASiteThatCannotBeWrittenIsToldByItsPlace) {
  std::ofstream(folder_ / "site") << "a file where the folder should be";
  try {
    run_once();
    FAIL() << "published into a file";
  } catch (const ServiceError& error) {
    EXPECT_THAT(to_text(error.problem(), Language::russian), testing::HasSubstr("site"));
    EXPECT_THAT(to_text(error.problem(), Language::russian), testing::HasSubstr("Что делать"));
  }
}

}  // namespace
}  // namespace vekha::service
