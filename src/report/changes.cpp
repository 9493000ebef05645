#include "report/changes.h"

#include "base/text.h"
#include "report/snapshot.h"

#include <algorithm>

namespace vekha::report {

namespace {

using Kind = Change::Kind;

std::string plan_text(const roadmap::Measure& measure) {
  return text::fold_space(measure.plan.empty() ? measure.indicator.text : measure.plan.text);
}

std::string named(const MeasureState& measure) {
  std::string number = measure.number;
  while (!number.empty() && number.back() == '.')
    number.pop_back();
  return number.empty() ? measure.title : number + ". " + measure.title;
}

MeasureState state_of_measure(const MeasureReport& report) {
  return {.id = report.measure.id,
          .number = report.measure.number,
          .title = text::fold_space(report.measure.title.text),
          .status = report.result.status,
          .plan = report.result.plan,
          .actual = report.result.actual,
          .percent = report.result.percent,
          .plan_text = plan_text(report.measure),
          .term_text = text::fold_space(report.measure.term.text),
          .history = {}};
}

std::string plain(const std::optional<Decimal>& value) {
  return value ? to_plain(*value) : std::string();
}

template <typename Item>
std::map<std::string, const Item*> by_id(const std::vector<Item>& items) {
  std::map<std::string, const Item*> found;
  for (const Item& item : items)
    found.emplace(item.id, &item);
  return found;
}

class Comparison {
 public:
  void programmes(const State& before, const State& now) {
    const auto old = by_id(before.programmes);
    for (const ProgrammeState& programme : now.programmes) {
      const auto found = old.find(programme.id);
      if (found == old.end()) {
        add(Kind::programme_added, programme.id, "", programme.title);
      } else {
        measures(*found->second, programme);
      }
    }
    const auto fresh = by_id(now.programmes);
    for (const ProgrammeState& programme : before.programmes) {
      if (fresh.count(programme.id) == 0)
        add(Kind::programme_removed, programme.id, "", programme.title);
    }
  }

  std::vector<Change> take() { return std::move(list_); }

 private:
  void measures(const ProgrammeState& before, const ProgrammeState& now) {
    const auto old = by_id(before.measures);
    for (const MeasureState& measure : now.measures) {
      const auto found = old.find(measure.id);
      if (found == old.end()) {
        add(Kind::measure_added, now.id, measure.id, named(measure));
      } else {
        values(now.id, *found->second, measure);
      }
    }
    const auto fresh = by_id(now.measures);
    for (const MeasureState& measure : before.measures) {
      if (fresh.count(measure.id) == 0)
        add(Kind::measure_removed, now.id, measure.id, named(measure));
    }
  }

  void values(const std::string& programme, const MeasureState& before, const MeasureState& now) {
    const auto differ = [&](Kind kind, const std::string& then, const std::string& after) {
      if (then == after) return;
      add(kind, programme, now.id, named(now));
      list_.back().before = then;
      list_.back().after = after;
      list_.back().percent = kind == Kind::actual && now.percent;
    };
    differ(Kind::status, std::string(evaluation::code(before.status)),
           std::string(evaluation::code(now.status)));
    differ(Kind::actual, plain(before.actual), plain(now.actual));
    differ(Kind::plan, before.plan_text, now.plan_text);
    differ(Kind::term, before.term_text, now.term_text);
  }

  void add(Kind kind, const std::string& programme, const std::string& measure,
           const std::string& title) {
    list_.push_back(
        {.kind = kind, .programme_id = programme, .measure_id = measure, .title = title});
  }

  std::vector<Change> list_;
};

std::vector<HistoryStep> continued(const MeasureState* before, const MeasureState& now,
                                   Date as_of) {
  std::vector<HistoryStep> steps;
  if (before != nullptr) steps = before->history;
  // A run for an earlier day does not write history anew: what came later is left out.
  std::erase_if(steps, [as_of](const HistoryStep& step) { return step.as_of >= as_of; });
  if (steps.empty() || steps.back().status != now.status) steps.push_back({as_of, now.status});
  return steps;
}

}  // namespace

State state_of(const Snapshot& snapshot) {
  State state{.release = "", .id = snapshot.id, .as_of = snapshot.as_of, .programmes = {}};
  for (const ProgrammeReport& programme : snapshot.programmes) {
    ProgrammeState entry{
        .id = programme.id, .title = programme.title, .srm = programme.rollup.srm, .measures = {}};
    for (const MeasureReport& measure : programme.measures) {
      entry.measures.push_back(state_of_measure(measure));
      const auto history = snapshot.changes.history.find({programme.id, measure.measure.id});
      if (history != snapshot.changes.history.end())
        entry.measures.back().history = history->second;
    }
    state.programmes.push_back(std::move(entry));
  }
  return state;
}

Changes changes_since(std::optional<State> previous, const Snapshot& snapshot) {
  const State now = state_of(snapshot);
  Changes changes;
  const std::map<std::string, const ProgrammeState*> old =
      previous ? by_id(previous->programmes) : std::map<std::string, const ProgrammeState*>();
  for (const ProgrammeState& programme : now.programmes) {
    const auto found = old.find(programme.id);
    const auto measures = found == old.end() ? std::map<std::string, const MeasureState*>()
                                             : by_id(found->second->measures);
    for (const MeasureState& measure : programme.measures) {
      const auto before = measures.find(measure.id);
      changes.history[{programme.id, measure.id}] =
          continued(before == measures.end() ? nullptr : before->second, measure, snapshot.as_of);
    }
  }
  if (previous) {
    Comparison comparison;
    comparison.programmes(*previous, now);
    changes.list = comparison.take();
  }
  changes.previous = std::move(previous);
  return changes;
}

}  // namespace vekha::report
