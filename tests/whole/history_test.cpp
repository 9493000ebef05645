#include "base/error.h"
#include "history/engines.h"
#include "history/store.h"
#include "publish/manifest.h"
#include "service/workspace.h"
#include "whole/sample_workspace.h"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

// What a run leaves in the history, and what a run that dies leaves there.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class RunsAndHistory : public SampleWorkspace, public testing::WithParamInterface<history::Engine> {
 protected:
  void SetUp() override {
    std::string address = "state/history.db";
    if (GetParam() == history::Engine::postgresql) {
      const auto* cluster = history::PostgresCluster::running();
      if (cluster == nullptr) GTEST_SKIP() << "PostgreSQL's server is not installed here";
      address = cluster->new_database();
      const std::string settings = read_file(folder_ / "vekha.toml");
      std::ofstream(folder_ / "vekha.toml") << "history = \"" << address << "\"\n" << settings;
    }
    address_ = history::parse_address(address, folder_, {});
  }

  history::Store store() const { return {address_, load_workspace(folder_).workspace.office.name}; }
  /// A run in a process of its own, killed after a while; nothing when it had ended by itself.
  void run_and_kill_after(std::chrono::microseconds wait) const {
    const pid_t child = ::fork();
    if (child == 0) {
      run_once();
      ::_exit(0);
    }
    std::this_thread::sleep_for(wait);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  /// All values that the report of report_once_more() ever had, oldest first.
  static std::vector<history::Restatement> reported_again(history::Store& store) {
    std::vector<history::Restatement> values = store.restatements("plan-2024", "24");
    std::erase_if(values, [](const history::Restatement& one) {
      return one.record.period != "2024-12-01..2024-12-31";
    });
    return values;
  }
  void report_once_more(int round) const {
    std::ofstream(folder_ / "exports" / "ещё.csv")
        << "Дорожная карта;№;Период;Факт\nplan-2024;24;декабрь 2024;" << round << "\n";
  }

  history::Address address_;
};

TEST_P(RunsAndHistory, ARunIsEnteredWithItsReleaseAndObservations) {
  const RunOutcome outcome = run_once();
  auto kept = store();
  const auto runs = kept.runs(10);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].outcome, history::RunOutcome::published);
  EXPECT_EQ(runs[0].release, *outcome.release);
  std::size_t reported = 0;
  for (const auto& programme : outcome.snapshot->programmes) {
    for (const auto& measure : programme.measures)
      reported += kept.restatements(programme.id, measure.measure.id).size();
  }
  EXPECT_GT(reported, 50U);
}

TEST_P(RunsAndHistory, ARestatedValueKeepsItsFormerOne) {
  report_once_more(1);
  run_once();
  report_once_more(2);
  run_once();
  auto kept = store();
  const auto values = reported_again(kept);
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0].record.value, "1");
  EXPECT_TRUE(values[0].until_run);
  EXPECT_EQ(values[1].record.value, "2");
  EXPECT_FALSE(values[1].until_run);
}

TEST_P(RunsAndHistory, ARefusedRunIsEnteredAsSuch) {
  std::ofstream(folder_ / "roadmaps" / "План мероприятий 2024.docx") << "PK\x03\x04 cut off";
  run_once();
  EXPECT_EQ(store().runs(1).at(0).outcome, history::RunOutcome::refused);
}

TEST_P(RunsAndHistory, KilledAtAnyMomentTheSiteIsWholeAndTheNextRunRight) {
  report_once_more(0);
  std::string shown = *run_once().release;
  const auto begun = std::chrono::steady_clock::now();
  report_once_more(1);
  run_once();
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begun);
  const char* wanted = std::getenv("VEKHA_KILLS");
  const int kills = wanted == nullptr ? 12 : std::atoi(wanted);
  std::mt19937 random(20241125);
  std::uniform_int_distribution<std::int64_t> moment(0, whole.count());
  for (int round = 2; round < kills + 2; ++round) {
    SCOPED_TRACE("kill " + std::to_string(round - 1));
    report_once_more(round);
    run_and_kill_after(std::chrono::microseconds(moment(random)));
    const auto current = site().current();
    ASSERT_TRUE(current);
    ASSERT_TRUE(publish::verify(site().release_path(*current)).empty());
  }
  report_once_more(kills + 2);
  const RunOutcome outcome = run_once();
  EXPECT_EQ(site().current(), *outcome.release);
  auto kept = store();
  kept.check();
  const auto values = reported_again(kept);
  EXPECT_EQ(std::ranges::count_if(values, [](const auto& one) { return !one.until_run; }), 1);
  EXPECT_EQ(values.back().record.value, std::to_string(kills + 2));
  const auto runs = kept.runs(1000);
  EXPECT_TRUE(std::ranges::any_of(
      runs, [&](const history::RunRecord& one) { return one.release == outcome.release; }));
}

INSTANTIATE_TEST_SUITE_P(Engines, RunsAndHistory,
                         testing::Values(history::Engine::sqlite, history::Engine::postgresql),
                         history::engine_name);

class HistoryAway : public SampleWorkspace {};

TEST_F(HistoryAway, StopsNoPublicationIsToldAndCaughtUpLater) {
  const std::string settings = read_file(folder_ / "vekha.toml");
  std::ofstream(folder_ / "vekha.toml") << "history = \"postgresql://vekha@127.0.0.1:1/none\"\n"
                                        << settings;
  const RunOutcome outcome = run_once();
  EXPECT_TRUE(outcome.release);
  EXPECT_TRUE(std::any_of(outcome.problems.begin(), outcome.problems.end(), [](const auto& one) {
    return one.code == "history_away" && one.severity == Severity::warning;
  }));
  std::ofstream(folder_ / "vekha.toml") << settings;
  run_once();
  history::Store kept(history::parse_address("state/history.db", folder_, {}),
                      load_workspace(folder_).workspace.office.name);
  EXPECT_FALSE(kept.restatements("plan-2024", "24").empty());
}

}  // namespace
}  // namespace vekha::service
