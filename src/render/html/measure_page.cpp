#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/observation_view.h"
#include "render/html/pages.h"
#include "render/html/reading_view.h"
#include "render/html/status_view.h"
#include "render/html/timeline_view.h"

#include <algorithm>
#include <ranges>

namespace vekha::render::html {

namespace {

using report::MeasureReport;
using report::ProgrammeReport;

constexpr double head_bullet_width = 420;

// The large figure: «1 из 5», or the degree of achievement, or none.
Value figure(const Format& format, const MeasureReport& measure) {
  const evaluation::MeasureResult& result = measure.result;
  const Value actual = actual_text(format, measure);
  Value figure;
  if (result.actual) {
    figure.set("main", *actual.text());
    figure.set("rest", result.plan
                           ? Value(format.fill("measure.of_plan",
                                               {{"plan", *plan_text(format, measure).text()}}))
                           : Value::absent());
  } else if (result.degree) {
    figure.set("main", format.with_percent_sign(format.percent(*result.degree)));
    figure.set("rest", Value::absent());
  } else {
    return Value::absent();
  }
  figure.set("unit", result.actual ? Value::unless_empty(result.percent ? "" : result.unit)
                                   : Value(format.text("measure.degree")));
  return figure;
}

Value candidates(const Format& format, const MeasureReport& measure) {
  Value::List list;
  for (const evaluation::Status status : measure.result.candidates)
    list.push_back(status_chip(format, status));
  return list;
}

Value arithmetic(const Format& format, const MeasureReport& measure) {
  Value::List lines;
  for (const evaluation::Explanation& line : measure.result.arithmetic)
    lines.emplace_back(format.phrases().fill(line));
  return lines;
}

Value questions(const Format& format, const ProgrammeReport& programme,
                const MeasureReport& measure) {
  Value::List list;
  for (const roadmap::Question& question : programme.questions) {
    if (roadmap::is_about(question, measure.measure.id))
      list.push_back(question_view(format, question));
  }
  return list;
}

Value observations(const Format& format, const MeasureReport& measure) {
  Value::List list;
  for (const facts::Observation& observation : measure.observations) {
    list.push_back(observation_view(format, observation));
  }
  return list;
}

Value executors(const Site& site, const ProgrammeReport& programme, std::size_t measure,
                const std::string& root) {
  Value::List list;
  for (std::size_t i = 0; i < programme.executors.size(); ++i) {
    const auto& measures = programme.executors[i].measures;
    if (std::ranges::find(measures, measure) == measures.end()) continue;
    list.push_back(Value()
                       .set("name", programme.executors[i].name)
                       .set("href", root + site.addresses().executor(programme, i)));
  }
  return list;
}

Value month_cells(const Site& site, const ProgrammeReport& programme,
                  const MeasureReport& measure) {
  Value::List list;
  for (std::size_t i = 0; i < measure.months.size() && i < programme.months.size(); ++i) {
    const report::MonthCell& cell = measure.months[i];
    if (cell.kind == report::MonthCell::Kind::off) continue;
    const report::Month& month = programme.months[i];
    list.push_back(Value()
                       .set("month", site.format().period(month_period(month.year, month.month)))
                       .set("chip", status_chip(site.format(), cell.status))
                       .set("text", Value::unless_empty(cell.text)));
  }
  return list;
}

Value neighbour(const Site& site, const ProgrammeReport& programme, std::size_t measure,
                const std::string& root) {
  if (measure >= programme.measures.size()) return Value::absent();
  return Value()
      .set("name", text::shortened(measure_name(programme.measures[measure]), 60))
      .set("href", root + site.addresses().measure(programme, measure));
}

Value history(const Site& site, const ProgrammeReport& programme, const MeasureReport& measure) {
  Value::List list;
  const auto& all = site.snapshot().changes.history;
  const auto found = all.find({programme.id, measure.measure.id});
  if (found == all.end()) return list;
  for (auto step : std::ranges::reverse_view(found->second)) {
    list.push_back(Value()
                       .set("date", site.format().date(step.as_of))
                       .set("chip", status_chip(site.format(), step.status)));
  }
  return list;
}

void set_lists(Value& model, std::string_view name, Value list) {
  model.set("has_" + std::string(name), !list.is_absent());
  model.set(name, std::move(list));
}

std::vector<Crumb> measure_crumbs(const Site& site, const ProgrammeReport& programme,
                                  const MeasureReport& measure) {
  std::vector<Crumb> crumbs = crumbs_to(site, programme);
  const report::SectionReport& section = programme.sections[measure.section];
  const std::string name = numbered(section.number, section.title);
  if (!name.empty()) crumbs.push_back({site.addresses().section(programme, measure.section), name});
  return crumbs;
}

}  // namespace

Value measure_model(const Site& site, const ProgrammeReport& programme, std::size_t measure) {
  const MeasureReport& report = programme.measures[measure];
  const Format& format = site.format();
  const std::string root = root_from(site.addresses().measure(programme, measure));
  Value model = measure_row(site, programme, measure, root);
  model.set("figure", figure(format, report));
  model.set("bullet", measure_bullet(format, report, head_bullet_width));
  model.set("meaning", format.text("meaning." + status_name(report.result.status)));
  model.set("rule", report.result.rule);
  model.set("place", format.place(report.measure.place));
  model.set("completed", report.result.completed ? Value(format.date(*report.result.completed))
                                                 : Value::absent());
  model.set("quotations", quotations(format, report));
  model.set("reading", reading_rows(format, report));
  set_lists(model, "executors", executors(site, programme, measure, root));
  set_lists(model, "arithmetic", arithmetic(format, report));
  set_lists(model, "candidates", candidates(format, report));
  set_lists(model, "assumptions", assumptions(format, report));
  set_lists(model, "decisions", decisions(format, report));
  set_lists(model, "questions", questions(format, programme, report));
  set_lists(model, "observations", observations(format, report));
  set_lists(model, "months", month_cells(site, programme, report));
  set_lists(model, "history", history(site, programme, report));
  model.set("trend", measure_trend(site, report));
  model.set("previous", neighbour(site, programme, measure - 1, root));
  model.set("next", neighbour(site, programme, measure + 1, root));
  return model;
}

void write_measure(Site& site, const ProgrammeReport& programme, std::size_t measure) {
  const MeasureReport& report = programme.measures[measure];
  site.write({.path = site.addresses().measure(programme, measure),
              .page_template = "site/measure",
              .title = measure_name(report),
              .part = "programmes",
              .crumbs = measure_crumbs(site, programme, report)},
             measure_model(site, programme, measure));
}

}  // namespace vekha::render::html
