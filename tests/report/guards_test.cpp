#include "report/guards.h"

#include "report/build_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::report {
namespace {

using testing::Contains;
using testing::Field;
using testing::Not;

roadmap::Measure measure_of_people() {
  roadmap::Measure measure{.id = "1", .number = "1"};
  measure.title.text = "Обучение; ответственная Озеркова А.И.";
  measure.plan_reading = {
      .kind = roadmap::PlanKind::percent, .value = Decimal::of(50), .base = "педагоги"};
  measure.term_reading = {.kind = roadmap::TermKind::interval,
                          .start = make_date(2024, 1, 1),
                          .end = make_date(2024, 6, 30),
                          .due = {make_date(2024, 6, 30)}};
  return measure;
}

facts::Observation part(const std::string& unit, int done, int of) {
  facts::Observation row{.programme_id = "p", .measure_id = "1", .unit = unit};
  row.period = month_period(2024, 6);
  row.numerator = Decimal::of(done);
  row.denominator = Decimal::of(of);
  row.raw = std::to_string(done) + " из " + std::to_string(of);
  row.reason = "болела Лугова Анна Петровна";
  return row;
}

Snapshot snapshot_of(std::vector<facts::Observation> rows,
                     roadmap::Measure measure = measure_of_people()) {
  roadmap::Programme programme{.id = "p", .file = "план.docx", .period = year_period(2024)};
  programme.tables = {{.sections = {{.measures = {std::move(measure)}}}}};
  Inputs inputs{.as_of = make_date(2024, 7, 1)};
  inputs.programmes.push_back(programme);
  inputs.facts.observations = std::move(rows);
  return build_snapshot(std::move(inputs));
}

const MeasureReport& only_measure(const Snapshot& snapshot) {
  return snapshot.programmes.front().measures.front();
}

std::size_t shown(const Snapshot& snapshot) {
  const auto& rows = only_measure(snapshot).observations;
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.denominator; }));
}

TEST(Guards, NamesLeaveTitlesAndReasonsAndAreListed) {
  const Snapshot snapshot = snapshot_of({part("Школа 1", 12, 20)});
  EXPECT_EQ(only_measure(snapshot).measure.title.text, "Обучение; ответственная [имя не публикуется]");
  EXPECT_EQ(only_measure(snapshot).observations[0].reason, "болела [имя не публикуется]");
  EXPECT_THAT(snapshot.held_back, Contains(Field(&Problem::code, "person_name_held_back")));
}

TEST(Guards, GroupOfNineIsHiddenAndOfTenShown) {
  EXPECT_EQ(shown(snapshot_of({part("Школа 1", 5, 9), part("Школа 2", 5, 9)})), 0U);
  EXPECT_EQ(shown(snapshot_of({part("Школа 1", 5, 10), part("Школа 2", 5, 10)})), 2U);
}

TEST(Guards, OneHiddenSchoolHidesTheSmallestOther) {
  const Snapshot snapshot =
      snapshot_of({part("Школа 1", 5, 9), part("Школа 2", 10, 30), part("Школа 3", 10, 20)});
  const auto& rows = only_measure(snapshot).observations;
  EXPECT_EQ(rows[0].status, facts::ObservationStatus::suppressed);
  EXPECT_TRUE(rows[1].denominator);
  EXPECT_EQ(rows[2].status, facts::ObservationStatus::suppressed);
  EXPECT_THAT(snapshot.held_back, Contains(Field(&Problem::code, "small_group_derivable")));
  EXPECT_EQ(rows[2].raw.find("20"), std::string::npos);
}

TEST(Guards, TwoHiddenSchoolsProtectEachOther) {
  const Snapshot snapshot =
      snapshot_of({part("Школа 1", 5, 9), part("Школа 2", 3, 7), part("Школа 3", 10, 20)});
  EXPECT_EQ(shown(snapshot), 1U);
  EXPECT_THAT(snapshot.held_back, Not(Contains(Field(&Problem::code, "small_group_derivable"))));
}

TEST(Guards, ResultOfASmallGroupAloneKeepsItsStatusAndLosesItsFigures) {
  const Snapshot snapshot = snapshot_of({part("Школа 1", 2, 8)});
  const evaluation::MeasureResult& result = only_measure(snapshot).result;
  EXPECT_EQ(result.status, evaluation::Status::partial);
  EXPECT_FALSE(result.actual);
  EXPECT_FALSE(result.degree);
  EXPECT_TRUE(result.arithmetic.empty());
  EXPECT_EQ(result.why.key, "why.suppressed");
}

TEST(Guards, SharesOfSchoolsAreNoGroupsOfPersons) {
  roadmap::Measure measure = measure_of_people();
  measure.plan_reading.base = "ШНОР";
  EXPECT_EQ(shown(snapshot_of({part("", 3, 4)}, measure)), 1U);
}

TEST(Guards, ListIsNoPartOfTheIdAndTheSnapshotIsTheSameTwice) {
  EXPECT_EQ(snapshot_of({part("Школа 1", 5, 9)}).id, snapshot_of({part("Школа 1", 5, 9)}).id);
}

}  // namespace
}  // namespace vekha::report
