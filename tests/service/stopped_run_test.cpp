#include "base/file_io.h"
#include "publish/site_folder.h"
#include "service/run_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;

// A run is stopped by what its progress throws.
class StoppedRun : public testing::Test {
 protected:
  StoppedRun() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "roadmaps");
    fs::create_directories(folder_ / "exports");
    write_file_atomically(folder_ / "roadmaps/plan.csv",
                          "№;Мероприятие;Показатель;Срок;Исполнитель\n"
                          "1;Провести семинар;Не менее 2;март 2024 г.;ЦМС\n");
    settle("");
  }
  ~StoppedRun() override { fs::remove_all(folder_); }

  void settle(const std::string& more) const {
    write_file_atomically(folder_ / "vekha.toml",
                          "[office]\nname = \"Управление\"\n[run]\nas_of = 2024-07-01\n"
                          "[[programme]]\nid = \"plan\"\nfile = \"roadmaps/plan.csv\"\n" +
                              more);
  }
  RunOutcome run_until(Stage last, std::size_t done) const {
    RunRequest request{.workspace = folder_,
                       .templates = fs::path(VEKHA_SOURCE_DIR) / "report_templates"};
    request.progress = [&](Stage stage, std::size_t now, std::size_t) {
      if (stage == last && now == done) throw std::runtime_error("stopped");
    };
    return run_alone(request);
  }
  std::optional<std::string> shown() const {
    return publish::SiteFolder(folder_ / "site").current();
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha stopped " + std::to_string(::getpid()));
};

TEST_F(StoppedRun, BeforeTheSwitchShowsNothing) {
  EXPECT_THROW(run_until(Stage::render, 0), std::runtime_error);
  EXPECT_EQ(shown(), std::nullopt);
}

// Rendering is the longest step: it ends at the next file, and up to the last one nothing is shown.
TEST_F(StoppedRun, BetweenTwoFilesShowsNothingAndLeavesNothing) {
  const fs::path site = folder_ / "site";
  const auto run_to_file = [&](int last) {
    int files = 0;
    RunRequest request{.workspace = folder_,
                       .templates = fs::path(VEKHA_SOURCE_DIR) / "report_templates"};
    request.progress = [&](Stage stage, std::size_t, std::size_t) {
      if (stage == Stage::render && ++files == last) throw std::runtime_error("stopped");
    };
    run_alone(request);
    return files;
  };
  const int all = run_to_file(-1);
  ASSERT_GT(all, 10);
  for (const int last : {2, all / 2, all}) {
    SCOPED_TRACE(last);
    fs::remove_all(site);
    EXPECT_THROW(run_to_file(last), std::runtime_error);
    EXPECT_EQ(shown(), std::nullopt);
    EXPECT_TRUE(!fs::exists(site / "releases") || fs::is_empty(site / "releases"));
  }
}

TEST_F(StoppedRun, AfterTheSwitchIsPublishedAllTheSame) {
  const RunOutcome outcome = run_until(Stage::publish, 1);
  ASSERT_TRUE(outcome.release);
  EXPECT_EQ(shown(), outcome.release);
}

TEST_F(StoppedRun, OnItsWayToTheServersIsPublishedHereAndSaysSo) {
  settle("[[target]]\nname = \"mirror\"\nkind = \"folder\"\npath = \"mirror\"\n");
  const RunOutcome outcome = run_until(Stage::publish, 0);
  ASSERT_TRUE(outcome.release);
  EXPECT_EQ(shown(), outcome.release);
  EXPECT_TRUE(std::ranges::any_of(
      outcome.problems, [](const Problem& problem) { return problem.code == "push_stopped"; }));
  EXPECT_NE(publish::SiteFolder(folder_ / "mirror").current(), outcome.release);
}

}  // namespace
}  // namespace vekha::service
