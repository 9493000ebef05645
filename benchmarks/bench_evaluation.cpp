// One programme of fifty measures with a year of monthly reports of thirty schools: evaluation
// alone, beside the floor of walking over the same reports once. Prints microseconds of user time.

#include "evaluation/evaluation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using namespace vekha;

roadmap::Programme programme_of(int measures) {
  constexpr std::array kinds = {roadmap::PlanKind::count, roadmap::PlanKind::percent,
                                roadmap::PlanKind::deliverable, roadmap::PlanKind::milestone};
  roadmap::Programme programme{.id = "p", .period = year_period(2024)};
  programme.tables.resize(1);
  programme.tables[0].sections.resize(5);
  for (int i = 0; i < measures; ++i) {
    roadmap::Measure measure{.id = std::to_string(i + 1)};
    measure.plan_reading.kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
    measure.plan_reading.value =
        Decimal::of(measure.plan_reading.kind == roadmap::PlanKind::percent ? 80 : 12);
    measure.term_reading = {.kind = roadmap::TermKind::interval,
                            .start = make_date(2024, 1, 1),
                            .end = make_date(2024, 12, 31),
                            .due = {make_date(2024, 12, 31)}};
    measure.executors = {{.name = "УО"}};
    programme.tables[0].sections[static_cast<std::size_t>(i) % 5].measures.push_back(measure);
  }
  return programme;
}

std::vector<facts::Observation> reports_of(int measures, int units) {
  std::vector<facts::Observation> reports;
  for (int measure = 1; measure <= measures; ++measure) {
    for (unsigned month = 1; month <= 12; ++month) {
      for (int unit = 0; unit < units; ++unit) {
        facts::Observation row{.programme_id = "p", .measure_id = std::to_string(measure)};
        if (units > 1) row.unit = "Школа " + std::to_string(unit);
        row.period = month_period(2024, month);
        row.numerator = Decimal::of(unit % 7);
        row.denominator = Decimal::of(20);
        row.value = Decimal::of(1);
        row.evidence = {{.kind = "протокол", .number = "1"}};
        reports.push_back(std::move(row));
      }
    }
  }
  return reports;
}

double seconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <typename Work>
double microseconds(Work work) {
  double best = 1e9;
  for (int round = 0; round < 200; ++round) {
    const double start = seconds();
    work();
    best = std::min(best, (seconds() - start) * 1e6);
  }
  return best;
}

std::int64_t walk(const std::vector<facts::Observation>& reports) {
  std::int64_t sum = 0;
  for (const facts::Observation& row : reports)
    sum += row.value->units() + static_cast<std::int64_t>(row.measure_id.size());
  return sum;
}

}  // namespace

int main() {
  const evaluation::Question question{.as_of = make_date(2024, 12, 31)};
  std::int64_t kept = 0;
  for (const int units : {1, 30}) {
    const auto programme = programme_of(50);
    const auto reports = reports_of(50, units);
    const double evaluated = microseconds(
        [&] { kept += evaluation::evaluate(programme, reports, question).rollup.total; });
    const double walked = microseconds([&] { kept += walk(reports); });
    std::printf(
        "50 measures, 12 months, %d unit(s): %zu reports: evaluation %.0f us, "
        "one walk over them %.0f us\n",
        units, reports.size(), evaluated, walked);
  }
  return kept == 0 ? 1 : 0;
}
