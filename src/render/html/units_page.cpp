#include "render/html/measure_view.h"
#include "render/html/observation_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"
#include "render/html/units.h"

#include <algorithm>
#include <set>

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

bool is_confirmed(const facts::Observation& observation) {
  return std::ranges::any_of(observation.evidence,
                             [](const facts::Evidence& evidence) { return evidence.confirms(); });
}

struct Counts {
  std::set<std::size_t> reported;
  std::set<std::size_t> confirmed;
};

Counts counts_of(const Unit& unit) {
  Counts counts;
  for (const auto& [measure, observation] : unit.observations) {
    counts.reported.insert(measure);
    if (is_confirmed(*observation)) counts.confirmed.insert(measure);
  }
  return counts;
}

Value unit_row(const Format& format, const Unit& unit) {
  const Counts counts = counts_of(unit);
  return Value()
      .set("name", unit.name)
      .set("href", unit.file)
      .set("measures", format.number(counts.reported.size()))
      .set("confirmed", format.number(counts.confirmed.size()))
      .set("values", format.number(unit.observations.size()));
}

void write_unit(Site& site, const ProgrammeReport& programme, const Unit& unit) {
  const Format& format = site.format();
  const std::string path = site.addresses().in_programme(programme, unit.file);
  const std::string root = root_from(path);
  Value::List rows;
  for (const auto& [measure, observation] : unit.observations) {
    Value row = observation_view(format, *observation);
    row.set("name", measure_name(programme.measures[measure]));
    row.set("href", root + site.addresses().measure(programme, measure));
    row.set("chip", status_chip(format, programme.measures[measure].result.status));
    rows.push_back(std::move(row));
  }
  const Counts counts = counts_of(unit);
  Value model;
  model.set("title", unit.name);
  model.set("lead",
            format.fill("units.one_lead",
                        {{"measures", static_cast<std::int64_t>(counts.reported.size())},
                         {"confirmed", static_cast<std::int64_t>(counts.confirmed.size())}}));
  model.set("rows", std::move(rows));
  std::vector<Crumb> crumbs = crumbs_to(site, programme);
  crumbs.push_back(
      {site.addresses().in_programme(programme, "units.html"), format.text("units.title")});
  site.write({.path = path,
              .page_template = "site/unit",
              .title = unit.name,
              .part = "executors",
              .crumbs = std::move(crumbs)},
             std::move(model));
}

}  // namespace

void write_units(Site& site, const ProgrammeReport& programme) {
  const std::vector<Unit> units = units_of(programme);
  if (units.empty()) return;
  Value::List rows;
  for (const Unit& unit : units) {
    rows.push_back(unit_row(site.format(), unit));
    write_unit(site, programme, unit);
  }
  Value model;
  model.set("rows", std::move(rows));
  site.write({.path = site.addresses().in_programme(programme, "units.html"),
              .page_template = "site/units",
              .title = site.format().text("units.title"),
              .part = "executors",
              .crumbs = crumbs_to(site, programme)},
             std::move(model));
}

}  // namespace vekha::render::html
