#include "service/history_records.h"

#include <gtest/gtest.h>

namespace vekha::service {
namespace {

report::Snapshot with_decision(roadmap::DecisionKind kind) {
  report::MeasureReport measure;
  measure.measure.id = "1";
  measure.decisions.push_back({.programme_id = "plan", .measure_id = "1", .kind = kind});
  report::ProgrammeReport programme;
  programme.id = "plan";
  programme.measures.push_back(measure);
  report::Snapshot snapshot;
  snapshot.programmes.push_back(programme);
  return snapshot;
}

TEST(HistoryRecords, HoldDecisionsOfEveryKind) {
  using enum roadmap::DecisionKind;
  for (const auto kind :
       {cancelled, expert_done, expert_not_done, term, plan, executors, accepted}) {
    const auto records = decision_records(with_decision(kind));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].field, roadmap::name(kind));
  }
}

TEST(HistoryRecords, ReportsOfOneMeasureAndPeriodAreNumberedAndOverruledOnesLeftOut) {
  report::Snapshot snapshot = with_decision(roadmap::DecisionKind::plan);
  facts::Observation one;
  one.done = true;
  facts::Observation overruled = one;
  overruled.flags = {"superseded"};
  facts::Observation restated = one;  // the one that overruled: it is what holds
  restated.flags = {"restated"};
  snapshot.programmes[0].measures[0].observations = {one, overruled, restated};
  const auto records = observation_records(snapshot);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].nth, 0U);
  EXPECT_EQ(records[1].nth, 1U);
  EXPECT_EQ(records[0].value, "done");
}

}  // namespace
}  // namespace vekha::service
