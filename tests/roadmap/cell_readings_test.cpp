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

}  // namespace
}  // namespace vekha::roadmap
