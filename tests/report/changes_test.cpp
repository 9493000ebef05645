#include "report/changes.h"

#include "report/snapshot.h"

#include <gtest/gtest.h>

namespace vekha::report {
namespace {

using evaluation::Status;

Snapshot snapshot_of(Date as_of, Status status, std::optional<int> actual = std::nullopt) {
  MeasureReport measure;
  measure.measure.id = "5";
  measure.measure.number = "5.";
  measure.measure.title.text = "Собеседования";
  measure.measure.plan.text = "Не менее 5";
  measure.measure.term.text = "в течение года";
  measure.result.status = status;
  if (actual) measure.result.actual = Decimal::of(*actual);
  ProgrammeReport programme;
  programme.id = "plan";
  programme.title = "План";
  programme.measures = {measure};
  Snapshot snapshot;
  snapshot.id = to_iso(as_of);
  snapshot.as_of = as_of;
  snapshot.programmes = {programme};
  return snapshot;
}

const Date july = make_date(2024, 7, 1);
const Date august = make_date(2024, 8, 1);

TEST(Changes, AreNoneWhenThereIsNoEarlierRelease) {
  const Changes changes = changes_since(std::nullopt, snapshot_of(july, Status::at_risk));
  EXPECT_FALSE(changes.previous);
  EXPECT_TRUE(changes.list.empty());
  EXPECT_EQ(changes.history.at({"plan", "5"}), (std::vector<HistoryStep>{{july, Status::at_risk}}));
}

TEST(Changes, NameEveryValueThatDiffers) {
  Snapshot now = snapshot_of(august, Status::done, 5);
  now.programmes[0].measures[0].measure.plan.text = "Не менее 4";
  now.programmes[0].measures[0].measure.term.text = "до 1 августа";
  const Changes changes = changes_since(state_of(snapshot_of(july, Status::at_risk, 1)), now);
  ASSERT_EQ(changes.list.size(), 4U);
  EXPECT_EQ(changes.list[0].kind, Change::Kind::status);
  EXPECT_EQ(changes.list[0].before + ">" + changes.list[0].after, "AT_RISK>DONE");
  EXPECT_EQ(changes.list[0].title, "5. Собеседования");
  EXPECT_EQ(changes.list[1].before + ">" + changes.list[1].after, "1>5");
  EXPECT_EQ(changes.list[2].after, "Не менее 4");
  EXPECT_EQ(changes.list[3].after, "до 1 августа");
}

TEST(Changes, TellMeasuresAndProgrammesThatCameAndWent) {
  Snapshot before = snapshot_of(july, Status::done);
  Snapshot now = snapshot_of(august, Status::done);
  now.programmes[0].measures[0].measure.id = "6";
  before.programmes.push_back(before.programmes[0]);
  before.programmes.back().id = "old";
  now.programmes.push_back(now.programmes[0]);
  now.programmes.back().id = "new";
  std::vector<Change::Kind> kinds;
  for (const Change& change : changes_since(state_of(before), now).list)
    kinds.push_back(change.kind);
  EXPECT_EQ(kinds, (std::vector{Change::Kind::measure_added, Change::Kind::measure_removed,
                                Change::Kind::programme_added, Change::Kind::programme_removed}));
}

TEST(Changes, HistoryGrowsByChangesOfStatusOnly) {
  Snapshot first = snapshot_of(july, Status::at_risk);
  first.changes = changes_since(std::nullopt, first);
  Snapshot second = snapshot_of(august, Status::at_risk);
  second.changes = changes_since(state_of(first), second);
  EXPECT_EQ(second.changes.history.at({"plan", "5"}).size(), 1U);
  Snapshot third = snapshot_of(make_date(2024, 9, 1), Status::done);
  third.changes = changes_since(state_of(second), third);
  EXPECT_EQ(
      third.changes.history.at({"plan", "5"}),
      (std::vector<HistoryStep>{{july, Status::at_risk}, {make_date(2024, 9, 1), Status::done}}));
}

TEST(Changes, ARunForAnEarlierDayLeavesOutWhatCameLater) {
  Snapshot later = snapshot_of(august, Status::done);
  later.changes = changes_since(std::nullopt, later);
  const Changes changes = changes_since(state_of(later), snapshot_of(july, Status::at_risk));
  EXPECT_EQ(changes.history.at({"plan", "5"}), (std::vector<HistoryStep>{{july, Status::at_risk}}));
}

}  // namespace
}  // namespace vekha::report
