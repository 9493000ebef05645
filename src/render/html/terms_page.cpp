#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"

#include <algorithm>
#include <tuple>

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

struct Checkpoint {
  Date due;
  const ProgrammeReport* programme;
  std::size_t measure;
};

std::vector<Checkpoint> checkpoints(const report::Snapshot& snapshot) {
  std::vector<Checkpoint> all;
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for (std::size_t i = 0; i < programme.measures.size(); ++i) {
      for (const Date due : programme.measures[i].due_dates())
        all.push_back({due, &programme, i});
    }
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.due < b.due; });
  return all;
}

std::string distance(const Format& format, Date as_of, Date due) {
  const std::int64_t days = days_between(as_of, due);
  if (days == 0) return format.text("terms.today");
  return days > 0 ? format.fill("terms.left", {{"days", days}})
                  : format.fill("terms.passed", {{"days", -days}});
}

Value row(const Site& site, const Checkpoint& checkpoint) {
  Value view = measure_row(site, *checkpoint.programme, checkpoint.measure, "");
  view.set("due", site.format().date(checkpoint.due));
  view.set("distance", distance(site.format(), site.snapshot().as_of, checkpoint.due));
  view.set("programme", programme_name(*checkpoint.programme));
  view.set("programme_href", site.addresses().programme(*checkpoint.programme));
  return view;
}

// Checkpoints of one month with their head.
Value months(const Site& site, const std::vector<Checkpoint>& all) {
  Value::List list;
  for (auto begin = all.begin(); begin != all.end();) {
    const auto month = std::pair(year_of(begin->due), month_of(begin->due));
    const auto end = std::find_if(begin, all.end(), [&](const Checkpoint& checkpoint) {
      return std::pair(year_of(checkpoint.due), month_of(checkpoint.due)) != month;
    });
    Value::List rows;
    for (auto it = begin; it != end; ++it)
      rows.push_back(row(site, *it));
    list.push_back(Value()
                       .set("name", site.format().period(month_period(month.first, month.second)))
                       .set("rows", std::move(rows)));
    begin = end;
  }
  return list;
}

}  // namespace

void write_terms(Site& site) {
  std::vector<Checkpoint> all = checkpoints(site.snapshot());
  const Date as_of = site.snapshot().as_of;
  const auto first_ahead =
      std::ranges::find_if(all, [&](const Checkpoint& c) { return c.due > as_of; });
  const std::vector<Checkpoint> ahead(first_ahead, all.end());
  std::vector<Checkpoint> missed;
  std::copy_if(
      all.begin(), first_ahead, std::back_inserter(missed), [](const Checkpoint& checkpoint) {
        const auto status = checkpoint.programme->measures[checkpoint.measure].result.status;
        return evaluation::counts_as_due(status) && !evaluation::is_done(status);
      });
  Value model;
  model.set("has_missed", !missed.empty());
  model.set("missed", months(site, missed));
  model.set("has_ahead", !ahead.empty());
  model.set("ahead", months(site, ahead));
  site.write({.path = "terms.html",
              .page_template = "site/terms",
              .title = site.format().text("terms.title"),
              .part = "terms",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
