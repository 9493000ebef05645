#include "render/html/pages.h"
#include "render/html/status_view.h"
#include "render/svg.h"

namespace vekha::render::html {

namespace {

Value executor_row(const Site& site, const report::ProgrammeReport& programme, std::size_t index) {
  const report::ExecutorReport& executor = programme.executors[index];
  Value row = rollup_cells(site.format(), executor.rollup);
  std::int64_t overdue = 0;
  for (const auto status :
       {evaluation::Status::partial, evaluation::Status::not_done, evaluation::Status::no_data}) {
    overdue += executor.rollup.count(status);
  }
  row.set("name", executor.name);
  row.set("href", site.addresses().executor(programme, index));
  row.set("overdue", site.format().number(overdue));
  row.set("risk", site.format().number(executor.rollup.count(evaluation::Status::at_risk)));
  return row;
}

}  // namespace

void write_executors(Site& site) {
  Value::List programmes;
  for (const report::ProgrammeReport& programme : site.snapshot().programmes) {
    Value::List rows;
    for (std::size_t i = 0; i < programme.executors.size(); ++i)
      rows.push_back(executor_row(site, programme, i));
    programmes.push_back(Value()
                             .set("title", programme_name(programme))
                             .set("href", site.addresses().programme(programme))
                             .set("has_executors", !rows.empty())
                             .set("executors", std::move(rows)));
  }
  Value model;
  model.set("programmes", std::move(programmes));
  site.write({.path = "executors.html",
              .page_template = "site/executors",
              .title = site.format().text("executors.title"),
              .part = "executors",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
