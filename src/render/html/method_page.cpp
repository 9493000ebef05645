#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/reading_view.h"
#include "render/html/status_view.h"
#include "report/method_profile.h"

namespace vekha::render::html {

namespace {

using evaluation::Status;

// In the order of the table of rules.
Value status_rules(const Format& format) {
  Value::List rows;
  for (std::size_t i = 0; i < evaluation::status_count; ++i) {
    const auto status = static_cast<Status>(i);
    const std::string counted = evaluation::is_done_in_time(status) ? "done"
                                : evaluation::is_done(status)       ? "done_late"
                                : evaluation::counts_as_due(status) ? "due"
                                                                    : "not_counted";
    rows.push_back(Value()
                       .set("rule", format.text("rule." + status_name(status)))
                       .set("chip", status_chip(format, status))
                       .set("meaning", format.text("meaning." + status_name(status)))
                       .set("counted", format.text("counted." + counted)));
  }
  return rows;
}

Value all_decisions(const Site& site) {
  Value::List list;
  for (const report::ProgrammeReport& programme : site.snapshot().programmes) {
    for (std::size_t i = 0; i < programme.measures.size(); ++i) {
      const Value made = decisions(site.format(), programme.measures[i]);
      for (Value decision : *made.items()) {
        decision.set("measure", measure_name(programme.measures[i]));
        decision.set("href", site.addresses().measure(programme, i));
        decision.set("programme", programme_name(programme));
        list.push_back(std::move(decision));
      }
    }
  }
  return list;
}

}  // namespace

void write_method(Site& site) {
  const Format& format = site.format();
  const evaluation::Method& method = site.snapshot().method;
  Value list = all_decisions(site);
  Value model;
  model.set("rules", status_rules(format));
  model.set("settings", format.fill("method.settings", {{"margin", method.risk_margin},
                                                        {"days", std::int64_t{method.risk_days}},
                                                        {"tolerance", method.tolerance}}));
  Value::List profile;
  for (const std::string& line : report::method_lines(method, format.phrases()))
    profile.push_back(Value().set("line", line));
  model.set("profile", std::move(profile));
  model.set("has_decisions", !list.is_absent());
  model.set("decisions", std::move(list));
  site.write({.path = "method.html",
              .page_template = "site/method",
              .title = format.text("method.title"),
              .part = "method",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
