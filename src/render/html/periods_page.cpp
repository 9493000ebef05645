#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

std::vector<std::size_t> due_in(const ProgrammeReport& programme, const Period& month) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    const std::vector<Date>& due = programme.measures[i].due_dates();
    if (std::ranges::any_of(due, [&](Date day) { return month.contains(day); })) found.push_back(i);
  }
  return found;
}

// Done in the month, whenever it was due.
std::vector<std::size_t> done_in(const ProgrammeReport& programme, const Period& month) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    const evaluation::MeasureResult& result = programme.measures[i].result;
    if (evaluation::is_done(result.status) && result.completed && month.contains(*result.completed))
      found.push_back(i);
  }
  return found;
}

evaluation::Rollup rollup_of(const ProgrammeReport& programme,
                             const std::vector<std::size_t>& measures) {
  std::vector<const evaluation::MeasureResult*> results;
  results.reserve(measures.size());
  for (const std::size_t i : measures)
    results.push_back(&programme.measures[i].result);
  return evaluation::roll_up(results);
}

Value neighbour(const Site& site, const ProgrammeReport& programme, std::size_t month) {
  if (month >= programme.months.size()) return Value::absent();
  const report::Month& other = programme.months[month];
  return Value()
      .set("name", site.format().period(month_period(other.year, other.month)))
      .set("href", month_file(other));
}

void write_period(Site& site, const ProgrammeReport& programme, std::size_t index) {
  const report::Month& month = programme.months[index];
  const Period span = month_period(month.year, month.month);
  const std::string path = month_path(site, programme, month);
  const std::string root = root_from(path);
  const Format& format = site.format();
  const std::vector<std::size_t> due = due_in(programme, span);
  const std::vector<std::size_t> done = done_in(programme, span);
  const bool to_come = span.first > site.snapshot().as_of;
  Value model;
  model.set("title", text::capitalised(text_of_month(format, month)));
  model.set("lead", format.text(to_come ? "period.lead_to_come" : "period.lead"));
  model.set("head", due.empty() ? Value::absent()
                                : rollup_view(format, rollup_of(programme, due), "b", ""));
  model.set("has_due", !due.empty());
  model.set("due", Value().set("measures", measure_rows(site, programme, due, root)));
  model.set("has_done", !done.empty());
  model.set("done", Value().set("measures", measure_rows(site, programme, done, root)));
  model.set("previous", neighbour(site, programme, index - 1));
  model.set("next", neighbour(site, programme, index + 1));
  site.write({.path = path,
              .page_template = "site/period",
              .title = text_of_month(format, month),
              .part = "terms",
              .crumbs = crumbs_to(site, programme)},
             std::move(model));
}

}  // namespace

std::string month_file(const report::Month& month) {
  const std::string number = std::to_string(month.month);
  return std::to_string(month.year) + (number.size() < 2 ? "-0" : "-") + number + ".html";
}

std::string month_path(const Site& site, const ProgrammeReport& programme,
                       const report::Month& month) {
  return site.addresses().in_programme(programme, "t/" + month_file(month));
}

std::string text_of_month(const Format& format, const report::Month& month) {
  return format.period(month_period(month.year, month.month));
}

void write_periods(Site& site, const ProgrammeReport& programme) {
  for (std::size_t i = 0; i < programme.months.size(); ++i)
    write_period(site, programme, i);
}

}  // namespace vekha::render::html
