#include "report/fingerprint.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace vekha::report {
namespace {

Snapshot snapshot() {
  Snapshot made;
  made.as_of = make_date(2024, 7, 1);
  ProgrammeReport programme;
  programme.id = "plan";
  MeasureReport measure;
  measure.measure.id = "1";
  measure.months.emplace_back();
  facts::Observation observation;
  observation.evidence.emplace_back();
  measure.observations.push_back(observation);
  measure.decisions.emplace_back();
  programme.measures.push_back(measure);
  programme.sections.emplace_back();
  programme.executors.emplace_back();
  programme.questions.emplace_back();
  programme.orphans.emplace_back();
  programme.remarks.emplace_back();
  made.programmes.push_back(programme);
  return made;
}

using Change = std::function<void(Snapshot&, ProgrammeReport&, MeasureReport&)>;

// One change each of what a page can show.
std::vector<Change> changes() {
  using S = Snapshot;
  using P = ProgrammeReport;
  using M = MeasureReport;
  return {[](S& s, P&, M&) { s.as_of = make_date(2024, 7, 2); },
          [](S& s, P&, M&) { s.office.contact = "x"; },
          [](S& s, P&, M&) { s.version = "x"; },
          [](S& s, P&, M&) { s.method.risk_days = 99; },
          [](S&, P& p, M&) { p.title = "x"; },
          [](S&, P& p, M&) { p.window.last = make_date(2025, 1, 1); },
          [](S&, P& p, M&) { p.rollup.srm.due = 9; },
          [](S&, P& p, M&) { p.sections[0].title = "x"; },
          [](S&, P& p, M&) { p.sections[0].rollup.by_status[3] = 1; },
          [](S&, P& p, M&) { p.executors[0].name = "x"; },
          [](S&, P& p, M&) { p.units["x"].fulfilled.done = 1; },
          [](S&, P& p, M&) { p.years[2024].total = 1; },
          [](S&, P& p, M&) { p.attention.push_back(0); },
          [](S&, P& p, M&) { p.months.push_back({2024, 5}); },
          [](S&, P& p, M&) { p.questions[0].candidates.emplace_back("x"); },
          [](S&, P& p, M&) { p.questions[0].blocking = true; },
          [](S&, P& p, M&) { p.questions[0].outcomes.push_back({{"DONE", 1}}); },
          [](S&, P& p, M&) { p.orphans[0].text = "x"; },
          [](S&, P& p, M&) { p.remarks[0].advice.ru = "x"; },
          [](S&, P&, M& m) { m.measure.title.text = "x"; },
          [](S&, P&, M& m) { m.measure.years[2025].text = "x"; },
          [](S&, P&, M& m) { m.measure.executors.push_back({"x", {}}); },
          [](S&, P&, M& m) { m.measure.other["x"].text = "y"; },
          [](S&, P&, M& m) { m.result.status = evaluation::Status::done; },
          [](S&, P&, M& m) { m.result.actual = Decimal::of(5); },
          [](S&, P&, M& m) { m.result.percent = true; },
          [](S&, P&, M& m) { m.result.completed = make_date(2024, 1, 1); },
          [](S&, P&, M& m) { m.result.candidates.push_back(evaluation::Status::done); },
          [](S&, P&, M& m) { m.result.forecast.emplace(); },
          [](S&, P&, M& m) { m.result.duplicate_of = "x"; },
          [](S&, P&, M& m) { m.observations[0].value = Decimal::of(1); },
          [](S&, P&, M& m) { m.observations[0].done = true; },
          [](S&, P&, M& m) { m.observations[0].status = facts::ObservationStatus::suppressed; },
          [](S&, P&, M& m) { m.observations[0].evidence[0].link = "x"; },
          [](S&, P&, M& m) { m.months[0].text = "x"; },
          [](S&, P&, M& m) { m.decisions[0].basis = "x"; },
          [](S& s, P& p, M& m) {
            s.changes.history[{p.id, m.measure.id}] = {
                {make_date(2024, 1, 1), evaluation::Status::done}};
          }};
}

TEST(FingerprintOfPages, ChangesWithAnythingThatAPageShows) {
  std::set<std::string> seen;
  const Snapshot base = snapshot();
  seen.insert(fingerprint_of_pages(base, base.programmes[0]));
  std::size_t number = 0;
  for (const Change& change : changes()) {
    Snapshot changed = snapshot();
    change(changed, changed.programmes[0], changed.programmes[0].measures[0]);
    EXPECT_TRUE(seen.insert(fingerprint_of_pages(changed, changed.programmes[0])).second)
        << "change " << number;
    ++number;
  }
}

TEST(FingerprintOfPages, DoesNotHangOnOtherProgrammes) {
  const Snapshot base = snapshot();
  Snapshot more = snapshot();
  more.id = "another";
  more.programmes.push_back(more.programmes[0]);
  more.programmes.back().id = "other";
  EXPECT_EQ(fingerprint_of_pages(base, base.programmes[0]),
            fingerprint_of_pages(more, more.programmes[0]));
}

}  // namespace
}  // namespace vekha::report
