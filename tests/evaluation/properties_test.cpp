#include "evaluation/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

/// What must hold for any programme and any reports: sums of roll-ups, order, scale, silence.
namespace vekha::evaluation {
namespace {

using roadmap::PlanKind;
using roadmap::TermKind;

class Invented {
 public:
  explicit Invented(unsigned seed) : random_(seed) {}

  int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  roadmap::Programme programme() {
    roadmap::Programme made{.id = "p", .period = year_period(2024)};
    made.tables.resize(1 + static_cast<std::size_t>(up_to(1)));
    for (roadmap::ProgrammeTable& table : made.tables) {
      table.sections.resize(1 + static_cast<std::size_t>(up_to(3)));
      for (roadmap::Section& section : table.sections) {
        for (int i = up_to(6); i >= 0; --i)
          section.measures.push_back(measure());
      }
    }
    return made;
  }

  std::vector<facts::Observation> reports() {
    std::vector<facts::Observation> rows;
    for (int id = 1; id <= made_; ++id) {
      for (int i = up_to(4); i > 0; --i)
        rows.push_back(report(std::to_string(id), static_cast<std::uint32_t>(rows.size() + 2)));
    }
    return rows;
  }

 private:
  roadmap::Measure measure() {
    constexpr std::array kinds = {PlanKind::count,     PlanKind::percent,     PlanKind::deliverable,
                                  PlanKind::milestone, PlanKind::qualitative, PlanKind::frequency};
    roadmap::Measure made{.id = std::to_string(++made_)};
    made.plan_reading.kind = kinds[static_cast<std::size_t>(up_to(kinds.size() - 1))];
    made.plan_reading.value = Decimal::of(made.plan_reading.kind == PlanKind::percent ? 80 : 4);
    const auto month = static_cast<unsigned>(1 + up_to(11));
    made.term_reading = {.kind = TermKind::interval,
                         .start = make_date(2024, 1, 1),
                         .end = last_day_of_month(2024, month),
                         .due = {last_day_of_month(2024, month)}};
    if (up_to(4) == 0) {
      made.term_reading.kind = TermKind::points;
      made.term_reading.due.push_back(make_date(2025, 1, 31));
    }
    for (const char* name : {"УО", "ОО", "РМК"}) {
      if (up_to(1) == 0) made.executors.push_back({.name = name});
    }
    return made;
  }

  facts::Observation report(const std::string& id, std::uint32_t row) {
    facts::Observation made{.programme_id = "p", .measure_id = id};
    made.place.row = row;
    made.period = month_period(2024, static_cast<unsigned>(1 + up_to(5)));
    if (up_to(2) == 0) made.unit = "Школа " + std::to_string(up_to(3));
    if (up_to(2) == 0) {
      made.done = up_to(1) == 0;
    } else if (up_to(2) == 0) {
      made.numerator = Decimal::of(up_to(9));
      made.denominator = Decimal::of(10);
    } else {
      made.value = Decimal::of(up_to(5));
    }
    if (up_to(1) == 0)
      made.evidence = {{.kind = "протокол", .number = "1", .text = "протокол № 1"}};
    return made;
  }

  std::mt19937 random_;
  int made_ = 0;
};

struct Office {
  roadmap::Programme programme;
  std::vector<facts::Observation> reports;
};

Office invented(unsigned seed) {
  Invented made(seed);
  Office trial;
  trial.programme = made.programme();
  trial.reports = made.reports();
  return trial;
}

const Question question{.as_of = make_date(2024, 7, 15)};

class Properties : public testing::TestWithParam<unsigned> {};

void expect_same_figures(const Rollup& a, const Rollup& b) {
  EXPECT_EQ(a.total, b.total);
  EXPECT_EQ(a.by_status, b.by_status);
  EXPECT_EQ(a.srm, b.srm);
  EXPECT_EQ(a.srm_in_time, b.srm_in_time);
  EXPECT_EQ(a.completeness, b.completeness);
  EXPECT_EQ(a.degree, b.degree);
  EXPECT_EQ(a.band, b.band);
}

TEST_P(Properties, SectionsSumToTheProgramme) {
  const Office trial = invented(GetParam());
  const ProgrammeResult result = evaluate(trial.programme, trial.reports, question);
  Rollup sum;
  for (const Rollup& section : result.sections) {
    sum.total += section.total;
    sum.undecided += section.undecided;
    sum.srm.done += section.srm.done;
    sum.srm.due += section.srm.due;
    sum.srm_in_time.done += section.srm_in_time.done;
    sum.completeness.done += section.completeness.done;
    for (std::size_t i = 0; i < status_count; ++i)
      sum.by_status[i] += section.by_status[i];
  }
  EXPECT_EQ(sum.total, result.rollup.total);
  EXPECT_EQ(sum.by_status, result.rollup.by_status);
  EXPECT_EQ(sum.srm, result.rollup.srm);
  EXPECT_EQ(sum.srm_in_time.done, result.rollup.srm_in_time.done);
  EXPECT_EQ(sum.completeness.done, result.rollup.completeness.done);
  EXPECT_EQ(sum.undecided, result.rollup.undecided);
}

TEST_P(Properties, FiguresStayWithinTheirBounds) {
  const Office trial = invented(GetParam());
  const Rollup rollup = evaluate(trial.programme, trial.reports, question).rollup;
  EXPECT_LE(rollup.srm_in_time.done, rollup.srm.done);
  EXPECT_LE(rollup.srm.done, rollup.srm.due);
  EXPECT_LE(rollup.completeness.done, rollup.completeness.due);
  if (rollup.degree) {
    EXPECT_GE(*rollup.degree, Fraction(0));
    EXPECT_LE(*rollup.degree, Fraction(1));
  }
  if (rollup.band && rollup.srm.value()) {
    EXPECT_LE(rollup.band->first, *rollup.srm.value());
    EXPECT_GE(rollup.band->second, *rollup.srm.value());
  }
}

TEST_P(Properties, ExecutorsTogetherAreNoLessThanTheWhole) {
  const Office trial = invented(GetParam());
  const ProgrammeResult result = evaluate(trial.programme, trial.reports, question);
  std::int64_t with_executor = 0;
  std::int64_t mentions = 0;
  roadmap::for_each_measure(trial.programme, [&](const auto&, const auto&, const auto& measure) {
    with_executor += measure.executors.empty() ? 0 : 1;
    mentions += static_cast<std::int64_t>(measure.executors.size());
  });
  std::int64_t counted = 0;
  for (const auto& [name, rollup] : result.executors)
    counted += rollup.total;
  EXPECT_EQ(counted, mentions) << "a measure counts for each of its executors";
  EXPECT_GE(counted, with_executor);
}

TEST_P(Properties, OrderOfRowsDoesNotMatter) {
  Office trial = invented(GetParam());
  const ProgrammeResult straight = evaluate(trial.programme, trial.reports, question);
  std::mt19937 random(GetParam());
  std::shuffle(trial.reports.begin(), trial.reports.end(), random);
  const ProgrammeResult mixed = evaluate(trial.programme, trial.reports, question);
  expect_same_figures(straight.rollup, mixed.rollup);
  for (std::size_t i = 0; i < straight.measures.size(); ++i) {
    EXPECT_EQ(code(straight.measures[i].status), code(mixed.measures[i].status));
    EXPECT_EQ(straight.measures[i].degree, mixed.measures[i].degree);
  }
}

template <typename Change>
void change_plans(roadmap::Programme& programme, Change change) {
  for (roadmap::ProgrammeTable& table : programme.tables) {
    for (roadmap::Section& section : table.sections) {
      for (roadmap::Measure& measure : section.measures)
        change(measure.plan_reading);
    }
  }
}

// Plans and values of counts ten times as large: the same degrees, the same statuses.
TEST_P(Properties, ScalingPlanAndFactTogetherKeepsTheDegree) {
  Office trial = invented(GetParam());
  change_plans(trial.programme, [](roadmap::PlanReading& plan) { plan.kind = PlanKind::count; });
  for (facts::Observation& row : trial.reports) {
    row.numerator.reset();
    row.denominator.reset();
    row.done.reset();
    if (!row.value) row.value = Decimal::of(1);
  }
  const ProgrammeResult before = evaluate(trial.programme, trial.reports, question);
  const auto tenfold = [](Decimal value) { return Decimal::of_units(value.units() * 10); };
  change_plans(trial.programme,
               [&](roadmap::PlanReading& plan) { plan.value = tenfold(*plan.value); });
  for (facts::Observation& row : trial.reports)
    row.value = tenfold(*row.value);
  const ProgrammeResult after = evaluate(trial.programme, trial.reports, question);
  for (std::size_t i = 0; i < before.measures.size(); ++i) {
    const bool rounds = before.measures[i].due.size() > 1;  // shared out in whole pieces
    if (rounds) continue;
    EXPECT_EQ(before.measures[i].degree, after.measures[i].degree);
    EXPECT_EQ(code(before.measures[i].status), code(after.measures[i].status));
  }
}

TEST_P(Properties, ASchoolWithoutDataMovesCompletenessAlone) {
  const Office trial = invented(GetParam());
  const ProgrammeResult before = evaluate(trial.programme, trial.reports, question);
  const std::vector<std::string> silent = {"Школа, которая молчит"};
  Question with_school = question;
  with_school.units = silent;
  const ProgrammeResult after = evaluate(trial.programme, trial.reports, with_school);
  expect_same_figures(before.rollup, after.rollup);
  EXPECT_EQ(before.rollup.unit_completeness.done, after.rollup.unit_completeness.done);
  for (const auto& [name, unit] : before.units)
    EXPECT_EQ(unit.fulfilled, after.units.at(name).fulfilled);
  if (before.units.empty()) return;
  EXPECT_GT(after.rollup.unit_completeness.due, before.rollup.unit_completeness.due);
  EXPECT_EQ(after.units.at(silent[0]).fulfilled, (Ratio{0, 0}));
}

// «н/д» of one more school, in the export itself.
TEST_P(Properties, ARowThatSaysNoDataChangesNothing) {
  Office trial = invented(GetParam());
  const ProgrammeResult before = evaluate(trial.programme, trial.reports, question);
  for (const MeasureResult& measure : before.measures) {
    facts::Observation row{
        .programme_id = "p", .measure_id = measure.measure_id, .unit = "Школа 9"};
    row.status = facts::ObservationStatus::missing;
    trial.reports.push_back(row);
  }
  const ProgrammeResult after = evaluate(trial.programme, trial.reports, question);
  expect_same_figures(before.rollup, after.rollup);
}

// Reported again under a flag that says so.
TEST_P(Properties, SupersededAndDuplicateRowsCountForNothing) {
  Office trial = invented(GetParam());
  const ProgrammeResult before = evaluate(trial.programme, trial.reports, question);
  const std::size_t rows = trial.reports.size();
  for (std::size_t i = 0; i < rows; ++i) {
    facts::Observation again = trial.reports[i];
    again.flags = {i % 2 == 0 ? "superseded" : "duplicate"};
    trial.reports.push_back(again);
  }
  expect_same_figures(before.rollup, evaluate(trial.programme, trial.reports, question).rollup);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Properties, testing::Range(1U, 60U));

}  // namespace
}  // namespace vekha::evaluation
