#include "service/drafts.h"

#include "base/error.h"
#include "history/store.h"
#include "publish/manifest.h"
#include "service/run_history.h"
#include "service/run_lock.h"
#include "whole/sample_workspace.h"

#include <gmock/gmock.h>

#include <fstream>

// From a finished release to its visitors: checks, drafts, a person's word.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class Drafts : public SampleWorkspace {
 protected:
  void add_settings(const std::string& more) const {
    std::ofstream(folder_ / "vekha.toml", std::ios::app) << "\n" << more << "\n";
  }
  Workspace workspace() const { return load_workspace(folder_).workspace; }
  void report_once_more() const {
    std::ofstream(folder_ / "exports" / "ещё.csv")
        << "Дорожная карта;№;Период;Факт\nplan-2024;24;декабрь 2024;1\n";
  }
  /// An own template with a link into nothing.
  void break_a_link() const {
    fs::create_directories(folder_ / "own" / "site" / "parts");
    const fs::path foot = "site/parts/foot.mustache";
    std::string text = read_file(templates() / foot);
    std::ofstream(folder_ / "own" / foot) << "<a href=\"nowhere.html\">?</a>" << text;
    set_in_publish("templates = \"own\"");
  }
  static std::vector<std::string> codes_of(const Problems& problems, Severity severity) {
    std::vector<std::string> codes;
    for (const Problem& problem : problems) {
      if (problem.severity == severity) codes.push_back(problem.code);
    }
    return codes;
  }
};

TEST_F(Drafts, WaitForApprovalAndBecomeTheRelease) {
  set_in_publish("approval = true");
  const RunOutcome first = run_once();
  ASSERT_TRUE(first.draft);
  EXPECT_FALSE(first.release);
  EXPECT_FALSE(first.refused);
  EXPECT_EQ(site().current(), std::nullopt);
  EXPECT_THAT(site().releases(), IsEmpty());
  EXPECT_TRUE(publish::verify(site().draft_path(*first.draft)).empty());
  EXPECT_EQ(*run_once().draft, *first.draft) << "the same inputs make the same draft";

  EXPECT_THAT(approve(workspace(), *first.draft, "user:metodist"), IsEmpty());
  EXPECT_EQ(site().current(), *first.draft);
  EXPECT_THAT(site().drafts(), IsEmpty());
  history::Store kept(history_address(workspace()), workspace().office.name);
  EXPECT_EQ(kept.audit_log(1).at(0).who, "user:metodist");
  EXPECT_EQ(kept.audit_log(1).at(0).action, "approve");
  const auto runs = kept.runs(10);
  EXPECT_TRUE(std::ranges::any_of(runs, [&](const history::RunRecord& run) {
    return run.outcome == history::RunOutcome::published && run.release == first.draft;
  }));
  EXPECT_FALSE(kept.restatements("plan-2024", "24").empty());
}

TEST_F(Drafts, AreOneAtATimeAndCanBeDiscarded) {
  set_in_publish("approval = true");
  const std::string first = *run_once().draft;
  report_once_more();
  const std::string second = *run_once().draft;
  EXPECT_THAT(site().drafts(), ElementsAre(second));
  EXPECT_THROW(approve(workspace(), first, "user:metodist"), InputError) << "a newer one is there";
  EXPECT_THROW(approve(workspace(), "../site", "user:metodist"), InputError);
  discard(workspace(), second, "user:metodist");
  EXPECT_THAT(site().drafts(), IsEmpty());
  EXPECT_THAT(drafts_of(workspace()), IsEmpty());
}

TEST_F(Drafts, AreRolledBackLikeAnyRelease) {
  set_in_publish("approval = true");
  const std::string first = *run_once().draft;
  approve(workspace(), first, "user:metodist");
  report_once_more();
  const std::string second = *run_once().draft;
  approve(workspace(), second, "user:metodist");
  EXPECT_EQ(site().current(), second);
  site().show(first);
  EXPECT_EQ(site().current(), first);
  EXPECT_THAT(site().releases(), testing::UnorderedElementsAre(first, second));
}

TEST_F(Drafts, AreMadeOfWhatACheckStops) {
  const std::string before = *run_once().release;
  break_a_link();
  const RunOutcome outcome = run_once();
  EXPECT_TRUE(outcome.refused);
  EXPECT_FALSE(outcome.release);
  ASSERT_TRUE(outcome.draft);
  EXPECT_EQ(site().current(), before);
  EXPECT_THAT(codes_of(outcome.problems, Severity::fatal), testing::Contains("link_broken"));
  const auto drafts = drafts_of(workspace());
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_TRUE(drafts[0].stopped);
  EXPECT_THAT(codes_of(drafts[0].problems, Severity::fatal), testing::Contains("link_broken"));

  approve(workspace(), *outcome.draft, "user:metodist");
  EXPECT_EQ(site().current(), *outcome.draft) << "a person's word goes over the check";
}

TEST_F(Drafts, AreNotMadeWhenForced) {
  run_once();
  break_a_link();
  const RunOutcome outcome =
      run_alone({.workspace = folder_, .templates = templates(), .forced = true});
  ASSERT_TRUE(outcome.release);
  EXPECT_EQ(site().current(), *outcome.release);
  EXPECT_THAT(codes_of(outcome.problems, Severity::warning), testing::Contains("link_broken"));
}

TEST_F(Drafts, AreMadeWhenExportsAreMissing) {
  add_settings("[checks]\nfall = \"stop\"");
  const std::string before = *run_once().release;
  fs::remove_all(folder_ / "exports");
  fs::create_directories(folder_ / "exports");
  const RunOutcome outcome = run_once();
  EXPECT_TRUE(outcome.refused);
  EXPECT_EQ(site().current(), before);
  EXPECT_THAT(codes_of(outcome.problems, Severity::fatal), testing::Contains("figures_fell"));
}

TEST_F(Drafts, AreToldByCheckBeforeAnyRun) {
  break_a_link();
  const RunOutcome outcome =
      run({.workspace = folder_, .templates = templates(), .publication = Publication::check_only});
  EXPECT_THAT(codes_of(outcome.problems, Severity::fatal), testing::Contains("link_broken"));
  EXPECT_FALSE(fs::exists(folder_ / "site"));
}

TEST_F(Drafts, OfTheSamplesFindNothingToStop) {
  add_settings("[checks]\nlinks = \"stop\"\nempty = \"stop\"\nnames = \"stop\"\nfall = \"stop\"");
  EXPECT_TRUE(run_once().release);
}

TEST_F(Drafts, SettingsThatMakeNoSenseAreRefused) {
  add_settings("[checks]\nlinks = \"maybe\"\nfall_share = \"2\"\nbogus = 1");
  const Problems problems = load_workspace(folder_).problems;
  EXPECT_EQ(codes_of(problems, Severity::fatal).size(), 2U);
  EXPECT_THAT(codes_of(problems, Severity::warning), testing::Contains("setting_unknown"));
}

}  // namespace
}  // namespace vekha::service
