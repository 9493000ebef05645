#include "roadmap/cell_readings.h"

#include "document_of.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

TermReading of_days(TermKind kind, const char* start, const char* end) {
  return {.kind = kind,
          .start = parse_iso_date(start),
          .end = parse_iso_date(end),
          .due = {*parse_iso_date(end)},
          .count = 1};
}

TEST(ComposedTerm, MergesCheckpointsOfTheYears) {
  const TermReading whole = composed({of_days(TermKind::interval, "2021-08-01", "2021-08-31"),
                                      of_days(TermKind::interval, "2022-08-01", "2022-08-31")});
  EXPECT_EQ(whole.kind, TermKind::points);
  EXPECT_EQ(whole.due.size(), 2U);
  EXPECT_EQ(to_iso(*whole.start), "2021-08-01");
  EXPECT_EQ(to_iso(*whole.end), "2022-08-31");
  EXPECT_EQ(whole.count, 2);
}

TEST(ComposedTerm, LeavesOutYearsThatAreNotPlanned) {
  const TermReading october = of_days(TermKind::interval, "2021-10-01", "2021-10-31");
  EXPECT_EQ(composed({october,
                      {.kind = TermKind::not_planned},
                      {.kind = TermKind::blank, .needs_decision = true}}),
            october);
  EXPECT_EQ(composed({{.kind = TermKind::blank}, {.kind = TermKind::not_planned}}).kind,
            TermKind::not_planned);
}

TEST(ComposedTerm, AsksTheSameOfEachYear) {
  TermReading first{.kind = TermKind::points, .needs_decision = true};
  first.candidates = {{.due = {*parse_iso_date("2021-03-31")}},
                      {.due = {*parse_iso_date("2022-03-31")}}};
  TermReading second{.kind = TermKind::points, .needs_decision = true};
  second.candidates = {{.due = {*parse_iso_date("2022-03-31")}},
                       {.due = {*parse_iso_date("2023-03-31")}}};
  const TermReading whole = composed({first, second});
  ASSERT_EQ(whole.candidates.size(), 2U);
  EXPECT_EQ(whole.candidates[0].due.size(), 2U);
  EXPECT_TRUE(whole.needs_decision);
}

const Measure& only_measure(const Programme& programme) {
  return programme.tables[0].sections[0].measures[0];
}

TEST(TermOfColumns, IsDueAtTheEndOfEachMarkedQuarter) {
  const Programme programme = read_programme(document_of(
      {"№|Мероприятие|I квартал 2025|II квартал 2025|III квартал 2025", "1|Отчёт|х||х"}));
  const TermReading& term = only_measure(programme).term_reading;
  ASSERT_EQ(term.due.size(), 2U);
  EXPECT_EQ(to_iso(term.due[0]), "2025-03-31");
  EXPECT_EQ(to_iso(term.due[1]), "2025-09-30");
}

TEST(TermOfColumns, IsTheYearsOfTheValues) {
  const Programme programme =
      read_programme(document_of({"№|Мероприятие|План|2024|2025", "1|Семинар|4|2|2"}));
  EXPECT_EQ(only_measure(programme).term_reading.due.size(), 2U);
  EXPECT_EQ(to_iso(*only_measure(programme).term_reading.end), "2025-12-31");
}

// «45 | 60 | 75» grows, «12,5 | 10 | 0» is wanted less; of counts nothing follows.
TEST(CellReadings, SharesPlannedBelowTheirBaselineAreToFall) {
  const Programme programme = read_programme(document_of(
      {"Программа на 2025-2026 годы", "№|Мероприятие|Показатель|Базовое значение|2025|2026|Срок",
       "1|Курсы|Доля педагогов, %|45|60|75|2026 год",
       "2|Смены|Доля обучающихся во вторую смену, %|12,5|10|0|2026 год",
       "3|Ремонт|Количество залов|5|3|2|2026 год", "4|Волны|Доля школ, %|40|30|35|2026 год"}));
  const auto& measures = programme.tables.at(0).sections.at(0).measures;
  ASSERT_EQ(measures.size(), 4U);
  const auto falls = [&](std::size_t i) {
    return measures[i].plan_reading.comparator == Comparator::at_most;
  };
  EXPECT_FALSE(falls(0));
  EXPECT_TRUE(falls(1));
  EXPECT_EQ(measures[1].plan_reading.direction, Direction::down);
  EXPECT_FALSE(falls(2));
  EXPECT_FALSE(falls(3));
}

}  // namespace
}  // namespace vekha::roadmap
