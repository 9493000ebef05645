#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

struct Group {
  std::string path;
  std::string title;
  std::string lead;  ///< a line under the title; may be empty
  const evaluation::Rollup& rollup;
  const std::vector<std::size_t>& measures;
};

void write_group(Site& site, const ProgrammeReport& programme, const Group& group,
                 std::string_view part) {
  Value model;
  model.set("title", group.title);
  model.set("lead", Value::unless_empty(group.lead));
  model.set("head", rollup_view(site.format(), group.rollup, "b", ""));
  model.set("measures", measure_rows(site, programme, group.measures, root_from(group.path)));
  site.write({.path = group.path,
              .page_template = "site/measures",
              .title = group.title,
              .part = part,
              .crumbs = crumbs_to(site, programme)},
             std::move(model));
}

}  // namespace

void write_section(Site& site, const ProgrammeReport& programme, std::size_t section) {
  const report::SectionReport& report = programme.sections[section];
  const std::string name = numbered(report.number, report.title);
  write_group(site, programme,
              {.path = site.addresses().section(programme, section),
               .title = name.empty() ? site.format().text("section.nameless") : name,
               .lead = report.table,
               .rollup = report.rollup,
               .measures = report.measures},
              "programmes");
}

void write_executor(Site& site, const ProgrammeReport& programme, std::size_t executor) {
  const report::ExecutorReport& report = programme.executors[executor];
  write_group(site, programme,
              {.path = site.addresses().executor(programme, executor),
               .title = report.name,
               .lead = site.format().text("executors.one_lead"),
               .rollup = report.rollup,
               .measures = report.measures},
              "executors");
}

void write_statuses(Site& site, const ProgrammeReport& programme) {
  const std::string path = site.addresses().in_programme(programme, "statuses.html");
  Value::List groups;
  for (const evaluation::Status status : shown_order()) {
    std::vector<std::size_t> measures;
    for (std::size_t i = 0; i < programme.measures.size(); ++i) {
      if (programme.measures[i].result.status == status) measures.push_back(i);
    }
    if (measures.empty()) continue;
    groups.push_back(
        Value()
            .set("id", status_name(status))
            .set("chip", status_chip(site.format(), status))
            .set("count", site.format().number(measures.size()))
            .set("meaning", site.format().text("meaning." + status_name(status)))
            .set("measures", measure_rows(site, programme, measures, root_from(path))));
  }
  Value model;
  model.set("groups", std::move(groups));
  site.write({.path = path,
              .page_template = "site/statuses",
              .title = site.format().text("statuses.title"),
              .part = "programmes",
              .crumbs = crumbs_to(site, programme)},
             std::move(model));
}

}  // namespace vekha::render::html
