#include "evaluation/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::evaluation {
namespace {

using roadmap::Decision;
using roadmap::DecisionKind;
using roadmap::PlanKind;
using roadmap::TermKind;

roadmap::Measure measure(const std::string& id, Date first, Date last) {
  roadmap::Measure made{.id = id, .number = id};
  made.plan_reading = {.kind = PlanKind::deliverable, .value = Decimal::of(1)};
  made.term_reading = {.kind = TermKind::interval, .start = first, .end = last, .due = {last}};
  return made;
}

roadmap::Programme programme(std::vector<roadmap::Measure> measures) {
  roadmap::Programme made{.id = "p", .period = year_period(2024)};
  made.tables = {{.sections = {{.measures = std::move(measures)}}}};
  return made;
}

facts::Observation done(const std::string& id, Date day) {
  return {.programme_id = "p",
          .measure_id = id,
          .done = true,
          .completed = day,
          .evidence = {{.kind = "приказ", .number = "1", .text = "приказ № 1"}}};
}

const Date july = make_date(2024, 7, 1);

TEST(Evaluate, CancelledMeasureIsOutOfTheDenominator) {
  const auto map = programme({measure("1", make_date(2024, 1, 1), make_date(2024, 3, 31)),
                              measure("2", make_date(2024, 1, 1), make_date(2024, 3, 31))});
  const std::vector<Decision> decisions = {
      {.programme_id = "p", .measure_id = "2", .kind = DecisionKind::cancelled}};
  const auto result = evaluate(map, std::vector{done("1", make_date(2024, 3, 1))},
                               {.as_of = july, .decisions = decisions});
  EXPECT_EQ(code(result.measures[1].status), "CANCELLED");
  EXPECT_EQ(result.rollup.srm, (Ratio{1, 1}));
}

// Road map 003 № 3: «февраль-апрель 2024 г.» in a programme of 2023.
roadmap::Measure doubtful_year() {
  auto made = measure("3", make_date(2024, 2, 1), make_date(2024, 4, 30));
  made.term_reading.needs_decision = true;
  made.term_reading.candidates = {{.start = make_date(2023, 2, 1), .end = make_date(2023, 4, 30)}};
  return made;
}

TEST(Evaluate, CandidatesThatDisagreeAreAQuestion) {
  const auto result = evaluate(programme({doubtful_year()}), {}, {.as_of = make_date(2023, 7, 1)});
  EXPECT_EQ(code(result.measures[0].status), "CLARIFY");
  EXPECT_THAT(result.measures[0].candidates,
              testing::ElementsAre(Status::not_due, Status::no_data));
  EXPECT_EQ(result.rollup.undecided, 1);
  EXPECT_EQ(result.rollup.srm, (Ratio{0, 0}));
}

TEST(Evaluate, CandidatesThatAgreeSettleTheStatus) {
  const auto result = evaluate(programme({doubtful_year()}), {}, {.as_of = make_date(2024, 6, 1)});
  EXPECT_EQ(code(result.measures[0].status), "NO_DATA");
}

// The number decides; a mark that says the contrary is told.
TEST(Evaluate, AMarkAgainstItsNumberIsTold) {
  auto five = measure("1", make_date(2024, 1, 1), make_date(2024, 3, 31));
  five.plan_reading = {.kind = PlanKind::count, .value = Decimal::of(5)};
  const auto map = programme({five});
  const auto result_of = [&](int value, std::optional<bool> mark) {
    auto row = done("1", make_date(2024, 3, 1));
    row.value = Decimal::of(value);
    row.done = mark;
    return evaluate(map, std::vector{row}, {.as_of = july}).measures[0];
  };
  const auto keys = [](const MeasureResult& result) {
    std::vector<std::string> all;
    for (const Explanation& note : result.notes)
      all.push_back(note.key);
    return all;
  };
  EXPECT_EQ(code(result_of(5, false).status), "DONE");
  EXPECT_THAT(keys(result_of(5, false)), testing::Contains("why.note.mark_denies"));
  EXPECT_EQ(code(result_of(3, true).status), "PARTIAL");
  EXPECT_THAT(keys(result_of(3, true)), testing::Contains("why.note.mark_claims"));
  EXPECT_THAT(keys(result_of(5, true)), testing::IsEmpty());
  EXPECT_THAT(keys(result_of(3, false)), testing::IsEmpty());
  EXPECT_THAT(keys(result_of(3, std::nullopt)), testing::IsEmpty());
}

TEST(Evaluate, OutsideScheduleWaitsForDatesButDoneIsDone) {
  auto by_plan = measure("1", make_date(2024, 1, 1), make_date(2024, 12, 31));
  by_plan.term_reading = {.kind = TermKind::schedule_ref,
                          .needs_decision = true,
                          .fallback_end = make_date(2024, 12, 31)};
  const auto map = programme({by_plan});
  EXPECT_EQ(code(evaluate(map, {}, {.as_of = make_date(2025, 6, 1)}).measures[0].status),
            "CLARIFY");
  EXPECT_EQ(code(evaluate(map, std::vector{done("1", july)}, {.as_of = july}).measures[0].status),
            "DONE");
}

TEST(Evaluate, NoRequestsIsNoFailure) {
  auto on_request = measure("1", make_date(2024, 1, 1), make_date(2024, 6, 30));
  on_request.term_reading.kind = TermKind::on_request;
  const facts::Observation none{.programme_id = "p", .measure_id = "1", .value = Decimal()};
  const auto result = evaluate(programme({on_request}), std::vector{none}, {.as_of = july});
  EXPECT_EQ(code(result.measures[0].status), "NO_REQUESTS");
  EXPECT_EQ(result.rollup.srm.due, 0);
}

TEST(Evaluate, DashInTheWindowsYearIsNotPlanned) {
  auto dashed = measure("1", make_date(2021, 10, 1), make_date(2021, 10, 31));
  dashed.years = {{2021, {"октябрь"}}, {2022, {"-"}}, {2023, {"-"}}};
  const auto result =
      evaluate(programme({dashed}), {}, {.as_of = july, .window = year_period(2023)});
  EXPECT_EQ(code(result.measures[0].status), "NOT_PLANNED");
}

TEST(Evaluate, YearlyTargetsAreCheckpoints) {
  auto yearly = measure("1", make_date(2021, 1, 1), make_date(2023, 12, 31));
  yearly.plan_reading = {
      .kind = PlanKind::count,
      .value = Decimal::of(3),
      .scope = roadmap::Scope::per_year,
      .year_targets = {{2021, Decimal::of(3)}, {2022, Decimal::of(3)}, {2023, Decimal::of(3)}}};
  auto map = programme({yearly});
  map.period = Period{make_date(2021, 1, 1), make_date(2023, 12, 31)};
  facts::Observation first = done("1", make_date(2021, 5, 1));
  first.value = Decimal::of(3);
  facts::Observation second = done("1", make_date(2022, 5, 1));
  second.value = Decimal::of(2);
  const auto result = evaluate(map, std::vector{first, second}, {.as_of = make_date(2023, 6, 1)});
  EXPECT_EQ(code(result.measures[0].status), "PARTIAL");
  EXPECT_EQ(to_plain(*result.measures[0].degree), "5/6");  // (3/3 + 2/3) / 2
  EXPECT_EQ(to_iso(*result.measures[0].judged_on), "2022-12-31");
}

TEST(Evaluate, SelfReferenceLooksAtTheOthersAlone) {
  auto all_in_time = measure("3", make_date(2024, 1, 1), make_date(2024, 6, 30));
  all_in_time.plan_reading = {
      .kind = PlanKind::percent, .value = Decimal::of(100), .flags = {"self_reference"}};
  const auto map =
      programme({measure("1", make_date(2024, 1, 1), make_date(2024, 3, 31)),
                 measure("2", make_date(2024, 1, 1), make_date(2024, 3, 31)), all_in_time});
  const auto result = evaluate(map, std::vector{done("1", make_date(2024, 3, 1))}, {.as_of = july});
  EXPECT_EQ(code(result.measures[2].status), "PARTIAL");
  EXPECT_EQ(to_plain(*result.measures[2].degree), "1/2");
}

TEST(Evaluate, SectionsAddUpToTheProgramme) {
  roadmap::Programme map{.id = "p", .period = year_period(2024)};
  map.tables = {
      {.sections = {{.measures = {measure("1", make_date(2024, 1, 1), make_date(2024, 3, 31))}},
                    {.measures = {measure("2", make_date(2024, 1, 1), make_date(2024, 3, 31)),
                                  measure("3", make_date(2024, 8, 1), make_date(2024, 9, 30))}}}}};
  const auto result = evaluate(map, std::vector{done("2", make_date(2024, 3, 1))}, {.as_of = july});
  ASSERT_EQ(result.sections.size(), 2U);
  EXPECT_EQ(result.sections[0].total + result.sections[1].total, result.rollup.total);
  EXPECT_EQ(result.sections[0].srm.due + result.sections[1].srm.due, result.rollup.srm.due);
  for (std::size_t i = 0; i < status_count; ++i) {
    EXPECT_EQ(result.sections[0].by_status[i] + result.sections[1].by_status[i],
              result.rollup.by_status[i]);
  }
}

TEST(RollUp, BandCountsTheUndecidedBothWays) {
  MeasureResult yes{.status = Status::done};
  MeasureResult open{.status = Status::clarify, .maybe_due = true};
  const std::vector<const MeasureResult*> all = {&yes, &open};
  const Rollup rollup = roll_up(all);
  ASSERT_TRUE(rollup.band);
  EXPECT_EQ(to_plain(rollup.band->first), "1/2");
  EXPECT_EQ(to_plain(rollup.band->second), "1");
}

TEST(RollUp, EmptyDenominatorHasNoValue) {
  const MeasureResult waiting{.status = Status::not_due};
  const std::vector<const MeasureResult*> all = {&waiting};
  EXPECT_EQ(roll_up(all).srm.value(), std::nullopt);
}

TEST(Status, CodesComeBack) {
  for (std::size_t i = 0; i < status_count; ++i) {
    const auto status = static_cast<Status>(i);
    EXPECT_EQ(status_of_code(code(status)), status);
  }
}

}  // namespace
}  // namespace vekha::evaluation
