#include "base/file_io.h"
#include "publish/manifest.h"
#include "whole/sample_workspace.h"

#include <gtest/gtest.h>

#include <fstream>

// A run that finds everything as the last one left it says the same at once.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class UnchangedRun : public SampleWorkspace {
 protected:
  RunOutcome run_again(std::optional<Date> as_of = std::nullopt) const {
    return run({.workspace = folder_,
                .templates = templates(),
                .as_of = as_of,
                .unchanged = Unchanged::say_so});
  }
};

TEST_F(UnchangedRun, SaysTheSameWithoutReadingAnything) {
  const RunOutcome first = run_again();
  ASSERT_TRUE(first.snapshot);
  const RunOutcome second = run_again();
  EXPECT_FALSE(second.snapshot) << "it was read again";
  EXPECT_EQ(second.release, first.release);
  EXPECT_EQ(second.problems, first.problems);
}

TEST_F(UnchangedRun, AnyChangeOfWhatIsReadMakesARun) {
  run_again();
  std::ofstream(folder_ / "exports" / "ещё.csv") << "Дорожная карта;№;Период;Факт\n";
  EXPECT_TRUE(run_again().snapshot) << "a new export";
  EXPECT_FALSE(run_again().snapshot);
  fs::last_write_time(folder_ / "vekha.toml", fs::file_time_type::clock::now());
  EXPECT_TRUE(run_again().snapshot) << "touched settings";
  EXPECT_TRUE(run_again(make_date(2024, 8, 1)).snapshot) << "another day";
}

TEST_F(UnchangedRun, ATouchedReleaseMakesARun) {
  const std::string release = *run_again().release;
  std::ofstream(site().release_path(release) / "index.html", std::ios::app) << " ";
  const RunOutcome second = run_again();
  EXPECT_TRUE(second.snapshot);
  EXPECT_TRUE(publish::verify(site().release_path(*second.release)).empty());
}

TEST_F(UnchangedRun, AfterARollbackItRuns) {
  const std::string first = *run_again().release;
  const std::string second = *run_again(make_date(2024, 8, 1)).release;
  site().show(first);
  EXPECT_TRUE(run_again(make_date(2024, 8, 1)).snapshot);
  EXPECT_EQ(site().current(), second);
}

TEST_F(UnchangedRun, ABrokenMemoIsNoMemo) {
  run_again();
  std::ofstream(folder_ / "state" / "last-run.json") << "{\"key\":";
  EXPECT_TRUE(run_again().snapshot);
}

}  // namespace
}  // namespace vekha::service
