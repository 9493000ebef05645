#include "report/guards.h"

#include "report/build_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

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
  EXPECT_EQ(only_measure(snapshot).measure.title.text,
            "Обучение; ответственная [имя не публикуется]");
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

facts::Observation in_month(facts::Observation row, unsigned month) {
  row.period = month_period(2024, month);
  return row;
}

TEST(Guards, TwoHiddenThatAreASmallGroupTogetherHideAThird) {
  const Snapshot snapshot = snapshot_of({part("Школа 1", 2, 4), part("Школа 2", 3, 5),
                                         part("Школа 3", 10, 20), part("Школа 4", 9, 30)});
  EXPECT_EQ(shown(snapshot), 1U);
}

TEST(Guards, LastPeriodsOfSchoolsAreTheMeasuresFigure) {
  // May of the first school is alone in its month, but with April of the others makes the figure.
  const Snapshot snapshot =
      snapshot_of({in_month(part("Школа 1", 3, 6), 5), in_month(part("Школа 2", 10, 30), 4),
                   in_month(part("Школа 3", 10, 20), 4)});
  EXPECT_EQ(shown(snapshot), 1U);
}

TEST(Guards, SmallGroupBehindTheFigureHidesItThoughAnEarlierOneWasLarge) {
  const Snapshot snapshot =
      snapshot_of({in_month(part("", 15, 20), 3), in_month(part("", 3, 4), 5)});
  EXPECT_FALSE(only_measure(snapshot).result.actual);
  EXPECT_FALSE(only_measure(snapshot).result.degree);
}

TEST(Guards, MonthIsNotHadFromTheQuarter) {
  facts::Observation quarter = part("Школа 1", 20, 47);
  quarter.period = quarter_period(2024, 2);
  const Snapshot snapshot =
      snapshot_of({quarter, in_month(part("Школа 1", 5, 20), 4), in_month(part("Школа 1", 3, 7), 5),
                   in_month(part("Школа 1", 12, 20), 6)});
  EXPECT_EQ(shown(snapshot), 2U);
}

// Whatever schools report: of the parts of a total that anyone sees either none is hidden, or two
// and more that are ten persons together.
TEST(Guards, NoHiddenGroupFollowsFromATotal) {
  std::mt19937 random(20240701);
  for (int round = 0; round < 300; ++round) {
    std::vector<facts::Observation> rows;
    const int schools = 1 + static_cast<int>(random() % 6);
    for (int school = 0; school < schools; ++school) {
      const int of = 1 + static_cast<int>(random() % 25);
      const int done = static_cast<int>(random() % static_cast<unsigned>(of + 1));
      rows.push_back(part("Школа " + std::to_string(school), done, of));
    }
    const std::vector<facts::Observation> told = rows;
    const Snapshot snapshot = snapshot_of(std::move(rows));
    int hidden = 0;
    Decimal persons;
    Decimal all;
    for (const facts::Observation& row : only_measure(snapshot).observations) {
      const auto original = std::find_if(told.begin(), told.end(),
                                         [&](const auto& one) { return one.unit == row.unit; });
      all = all + *original->denominator;
      EXPECT_FALSE(row.denominator && *row.denominator < Decimal::of(10));
      if (row.denominator) continue;
      ++hidden;
      persons = persons + *original->denominator;
    }
    const bool total_shown = only_measure(snapshot).result.actual.has_value();
    EXPECT_EQ(total_shown, all >= Decimal::of(10)) << "round " << round;
    if (total_shown && hidden > 0) {
      EXPECT_GE(hidden, 2) << "round " << round;
      EXPECT_GE(persons, Decimal::of(10)) << "round " << round;
    }
  }
}

TEST(Guards, MeanDegreesAreTakenWithoutTheHiddenOne) {
  roadmap::Programme programme{.id = "p", .file = "план.docx", .period = year_period(2024)};
  roadmap::Measure hidden = measure_of_people();
  roadmap::Measure shown_one = measure_of_people();
  shown_one.id = shown_one.number = "2";
  programme.tables = {{.sections = {{.measures = {hidden, shown_one}}}}};
  facts::Observation large = part("Школа 1", 10, 40);
  large.measure_id = "2";
  Inputs inputs{.as_of = make_date(2024, 7, 1)};
  inputs.programmes.push_back(programme);
  inputs.facts.observations = {part("Школа 1", 1, 8), large};
  const Snapshot snapshot = build_snapshot(std::move(inputs));
  const ProgrammeReport& report = snapshot.programmes.front();
  EXPECT_FALSE(report.measures[0].result.degree);
  EXPECT_EQ(report.rollup.degree, report.measures[1].result.degree);
  EXPECT_EQ(report.sections[0].rollup.degree, report.measures[1].result.degree);
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
