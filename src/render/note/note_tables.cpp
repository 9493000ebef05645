#include "render/note/note_tables.h"

#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/observation_view.h"
#include "render/html/reading_view.h"
#include "render/html/status_view.h"
#include "render/note/typeset.h"

#include <algorithm>
#include <array>
#include <set>

namespace vekha::render::note {

namespace {

using evaluation::Rollup;
using evaluation::Status;
using html::actual_text;
using html::assumptions;
using html::decisions;
using html::evidence_view;
using html::executor_text;
using html::plan_text;
using html::status_name;
using report::MeasureReport;
using report::ProgrammeReport;

std::int64_t count(const Rollup& rollup, std::initializer_list<Status> statuses) {
  std::int64_t sum = 0;
  for (const Status status : statuses)
    sum += rollup.count(status);
  return sum;
}

struct Column {
  const char* name;
  std::int64_t (*value)(const Rollup&);
};

// The columns of «Таблица 1» after the name.
constexpr std::array columns = {
    Column{"total", [](const Rollup& r) { return r.total; }},
    Column{"due", [](const Rollup& r) { return r.srm.due; }},
    Column{"done", [](const Rollup& r) { return r.srm.done; }},
    Column{"late", [](const Rollup& r) { return r.count(Status::done_late); }},
    Column{"unconfirmed", [](const Rollup& r) { return r.count(Status::unconfirmed); }},
    Column{"partial", [](const Rollup& r) { return r.count(Status::partial); }},
    Column{"not_done", [](const Rollup& r) { return r.count(Status::not_done); }},
    Column{"no_data", [](const Rollup& r) { return r.count(Status::no_data); }},
    Column{"in_progress",
           [](const Rollup& r) { return count(r, {Status::in_progress, Status::at_risk}); }},
    Column{"not_due", [](const Rollup& r) { return r.count(Status::not_due); }},
    Column{"clarify", [](const Rollup& r) { return count(r, {Status::clarify, Status::expert}); }},
    Column{"outside", [](const Rollup& r) {
             return count(r, {Status::no_requests, Status::not_planned, Status::cancelled});
           }}};

// Each figure by its name, for Word, and as a list of cells, for the page.
Value count_row(const Format& format, const std::string& name, const Rollup& rollup, bool last) {
  Value row;
  row.set("name", name);
  Value::List cells;
  for (const Column& column : columns) {
    const std::string figure = format.number(column.value(rollup));
    row.set(column.name, figure);
    cells.emplace_back(figure);
  }
  const auto share = rollup.srm.value();
  const std::string srm = share ? format.percent(*share) : format.text("none.dash");
  cells.emplace_back(srm);
  return row.set("srm", srm).set("cells", std::move(cells)).set("last", last);
}

Value or_dash(const Format& format, Value text) {
  return text.is_absent() ? Value(format.text("none.dash")) : std::move(text);
}

// The reasons as reported, each once.
std::string reported_reason(const MeasureReport& measure) {
  std::vector<std::string> reasons;
  for (const facts::Observation& observation : measure.observations) {
    const std::string reason = text::fold_space(observation.reason);
    if (!reason.empty() && std::ranges::find(reasons, reason) == reasons.end())
      reasons.push_back(reason);
  }
  return text::join(reasons, "; ");
}

std::string deviation(const Format& format, Decimal actual, Decimal plan) {
  const Decimal difference = actual - plan;
  const std::string number = format.number(difference);
  return difference > Decimal() ? "+" + number : number;
}

std::string label(const Format& format, const MeasureReport& measure) {
  const std::string number = numbered(measure.measure.number, "");
  if (number.empty())
    return "«" + text::shortened(text::fold_space(measure.measure.title.text), 80) + "»";
  return format.fill("note.number", {{"number", number}});
}

Value basic_row(const MeasureReport& measure) {
  return Value()
      .set("number", numbered(measure.measure.number, ""))
      .set("title", text::fold_space(measure.measure.title.text));
}

bool is_late_or_endangered(Status status) {
  return status == Status::partial || status == Status::not_done || status == Status::no_data ||
         status == Status::unconfirmed || status == Status::at_risk || status == Status::done_late;
}

std::string lateness(const Format& format, const MeasureReport& measure) {
  const std::int64_t days = measure.result.days_late;
  if (days > 0) return typeset(format.fill("note.days_late", {{"days", days}}));
  return format.text("status." + status_name(measure.result.status));
}

}  // namespace

Value section_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const report::SectionReport& section : programme.sections) {
    const std::string name = numbered(section.number, section.title);
    rows.push_back(count_row(format, name.empty() ? format.text("section.nameless") : name,
                             section.rollup, false));
  }
  rows.push_back(count_row(format, format.text("note.total"), programme.rollup, true));
  return rows;
}

Value indicator_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const MeasureReport& measure : programme.measures) {
    const evaluation::MeasureResult& result = measure.result;
    if (!result.plan) continue;
    const bool known = result.actual.has_value();
    const bool short_of_plan = result.degree && *result.degree < Fraction(1);
    const std::string reason = reported_reason(measure);
    const std::string& silence = format.text(short_of_plan ? "note.no_reason" : "none.dash");
    Value row = basic_row(measure);
    row.set("title",
            text::fold_space(measure.measure.indicator.empty() ? measure.measure.title.text
                                                               : measure.measure.indicator.text));
    row.set("unit", result.percent        ? "%"
                    : result.unit.empty() ? format.text("none.dash")
                                          : result.unit);
    row.set("plan", or_dash(format, plan_text(format, measure)));
    row.set("actual", known ? or_dash(format, actual_text(format, measure))
                            : Value(format.text("observation.missing")));
    row.set("deviation",
            known ? deviation(format, *result.actual, *result.plan) : format.text("none.dash"));
    row.set("degree",
            result.raw_degree ? format.percent(*result.raw_degree) : format.text("none.dash"));
    row.set("reason", reason.empty() ? silence : reason);
    rows.push_back(std::move(row));
  }
  return rows;
}

Value executor_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const report::ExecutorReport& executor : programme.executors) {
    rows.push_back(count_row(format, executor.name, executor.rollup, false));
  }
  return rows;
}

Value unit_table(const Format& format, const ProgrammeReport& programme) {
  std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> units;
  for (const MeasureReport& measure : programme.measures) {
    for (const facts::Observation& observation : measure.observations) {
      if (observation.unit.empty()) continue;
      auto& [reported, confirmed] = units[text::fold_space(observation.unit)];
      reported.insert(measure.measure.id);
      const auto& evidence = observation.evidence;
      if (std::ranges::any_of(evidence, [](const auto& e) { return e.confirms(); })) {
        confirmed.insert(measure.measure.id);
      }
    }
  }
  Value::List rows;
  for (const auto& [name, measures] : units) {
    rows.push_back(Value()
                       .set("name", name)
                       .set("measures", format.number(measures.first.size()))
                       .set("confirmed", format.number(measures.second.size())));
  }
  return rows;
}

Value delay_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const MeasureReport& measure : programme.measures) {
    if (!is_late_or_endangered(measure.result.status)) continue;
    const std::string reason = reported_reason(measure);
    const auto& judged = measure.result.judged_on;
    Value row = basic_row(measure);
    row.set("term", judged ? format.date(*judged) : text::fold_space(measure.measure.term.text));
    row.set("executor", or_dash(format, executor_text(measure)));
    row.set("late", lateness(format, measure));
    row.set("why", typeset(format.phrases().fill(measure.result.why)));
    row.set("reason", reason.empty() ? format.text("note.no_reason") : reason);
    rows.push_back(std::move(row));
  }
  return rows;
}

Value recommendations(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const std::size_t index : programme.attention) {
    const MeasureReport& measure = programme.measures[index];
    const std::string key = "recommendation." + status_name(measure.result.status);
    if (!format.phrases().has(key)) continue;
    rows.push_back(
        Value()
            .set("executor", or_dash(format, executor_text(measure)))
            .set("text", typeset(format.fill(key, {{"measure", label(format, measure)}}))));
  }
  return rows;
}

Value measure_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const MeasureReport& measure : programme.measures) {
    Value row = basic_row(measure);
    row.set("term",
            or_dash(format, Value::unless_empty(text::fold_space(measure.measure.term.text))));
    row.set("executor", or_dash(format, executor_text(measure)));
    row.set("plan", or_dash(format, plan_text(format, measure)));
    row.set("actual", or_dash(format, actual_text(format, measure)));
    row.set("status", format.text("status." + status_name(measure.result.status)));
    row.set("why", typeset(format.phrases().fill(measure.result.why)));
    rows.push_back(std::move(row));
  }
  return rows;
}

Value evidence_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const MeasureReport& measure : programme.measures) {
    for (const facts::Observation& observation : measure.observations) {
      for (const facts::Evidence& evidence : observation.evidence) {
        if (!evidence.confirms()) continue;
        const Value view = evidence_view(format, evidence);
        rows.push_back(Value()
                           .set("number", label(format, measure))
                           .set("text", *view.find("text"))
                           .set("link", *view.find("link"))
                           .set("period", observation.period ? format.period(*observation.period)
                                                             : format.text("none.dash"))
                           .set("place", format.place(observation.place)));
      }
    }
  }
  return rows;
}

Value assumption_table(const Format& format, const ProgrammeReport& programme) {
  Value::List rows;
  for (const MeasureReport& measure : programme.measures) {
    Value assumed = assumptions(format, measure);
    Value decided = decisions(format, measure);
    if (assumed.is_absent() && decided.is_absent()) continue;
    rows.push_back(Value()
                       .set("number", label(format, measure))
                       .set("assumptions", std::move(assumed))
                       .set("decisions", std::move(decided)));
  }
  return rows;
}

}  // namespace vekha::render::note
