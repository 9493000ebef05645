#include "render/html/timeline_view.h"

#include "base/text.h"
#include "render/html/measure_view.h"
#include "render/html/status_view.h"
#include "render/svg.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::MeasureReport;
using report::ProgrammeReport;

constexpr std::size_t longest_name = 90;
constexpr int most_days_in_months = 430;     // up to so many days the ticks are months …
constexpr int most_days_in_quarters = 1300;  // … up to so many quarters, then years

struct Dates {
  std::optional<Date> start;
  std::optional<Date> end;
  std::vector<Date> due;
  bool empty() const { return !start && !end && due.empty(); }
};

Dates dates_of(const MeasureReport& report) {
  const roadmap::TermReading& term = report.measure.term_reading;
  Dates dates{.start = term.start ? term.start : report.result.start,
              .end = term.end,
              .due = term.due.empty() ? report.result.due : term.due};
  if (!dates.end && !dates.due.empty()) dates.end = dates.due.back();
  return dates;
}

class Scale {
 public:
  Scale(Date first, Date last) : first_(first), days_(days_between(first, last) + 1) {}

  double place(Date day) const {
    return 100.0 * static_cast<double>(days_between(first_, day)) / static_cast<double>(days_);
  }
  double end_of(Date day) const { return place(add_days(day, 1)); }

  std::vector<svg::Tick> ticks(const Format& format) const {
    const int step = days_ <= most_days_in_months ? 1 : days_ <= most_days_in_quarters ? 3 : 12;
    std::vector<svg::Tick> found;
    const Date last = add_days(first_, days_ - 1);
    for (Date day = first_; day <= last; day = add_months(day, 1)) {
      const unsigned month = month_of(day);
      if (step > 1 && (month - 1) % static_cast<unsigned>(step) != 0) continue;
      const bool names_year = step == 12 || (step == 3 && month == 1);
      found.push_back(
          {place(day), names_year ? std::to_string(year_of(day)) : format.short_month(month)});
    }
    return found;
  }

 private:
  Date first_;
  int days_;
};

Scale scale_of(const ProgrammeReport& programme) {
  Period span = programme.period.value_or(programme.window);
  if (!programme.months.empty() && !programme.period) {
    const report::Month& first = programme.months.front();
    const report::Month& last = programme.months.back();
    span = {make_date(first.year, first.month, 1), last_day_of_month(last.year, last.month)};
  }
  return {make_date(year_of(span.first), month_of(span.first), 1),
          last_day_of_month(year_of(span.last), month_of(span.last))};
}

std::string dates_text(const Format& format, const Dates& dates) {
  if (dates.start && dates.end && *dates.start != *dates.end)
    return format.period({std::min(*dates.start, *dates.end), std::max(*dates.start, *dates.end)});
  if (dates.end) return format.date(*dates.end);
  return dates.start ? format.fill("timeline.from", {{"date", *dates.start}}) : std::string();
}

std::string line_title(const Format& format, const Dates& dates) {
  std::vector<std::string> due;
  due.reserve(dates.due.size());
  for (const Date day : dates.due)
    due.push_back(format.date(day));
  const std::string text = format.fill("timeline.line", {{"term", dates_text(format, dates)}});
  return due.empty() ? text
                     : text + " " + format.fill("timeline.due", {{"dates", text::join(due, ", ")}});
}

std::string line(const Site& site, const Scale& scale, const MeasureReport& report,
                 const Dates& dates) {
  svg::TermLine drawn;
  drawn.css_class = "f-" + status_name(report.result.status);
  if (dates.start || dates.end) {
    const Date from = dates.start.value_or(*(dates.end ? dates.end : dates.start));
    drawn.from = std::clamp(scale.place(from), 0.0, 100.0);
    drawn.to = dates.end && dates.start ? std::clamp(scale.end_of(*dates.end), drawn.from, 100.0)
                                        : drawn.from;
  }
  for (const Date day : dates.due)
    drawn.due.push_back(scale.end_of(day));
  const double today = scale.end_of(site.snapshot().as_of);
  drawn.today = today >= 0 && today <= 100;
  return svg::term_line(drawn, line_title(site.format(), dates));
}

// Done by the end of a day; without a date of completion, by the day that it was judged on.
bool is_done_by(const MeasureReport& report, Date day, Date as_of) {
  if (!evaluation::is_done(report.result.status)) return false;
  const auto& result = report.result;
  const Date done = result.completed   ? *result.completed
                    : result.judged_on ? std::min(*result.judged_on, as_of)
                                       : as_of;
  return done <= day;
}

bool is_due_by(const MeasureReport& report, Date day) {
  using evaluation::Status;
  const Status status = report.result.status;
  const bool counted = evaluation::counts_as_due(status) || status == Status::not_due ||
                       status == Status::in_progress || status == Status::at_risk;
  const Dates dates = dates_of(report);
  return counted && !dates.due.empty() && dates.due.back() <= day;
}

}  // namespace

Value timeline(const Site& site, const ProgrammeReport& programme, const std::string& root) {
  const Format& format = site.format();
  const Scale scale = scale_of(programme);
  Value::List rows;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    const MeasureReport& report = programme.measures[i];
    const Dates dates = dates_of(report);
    if (dates.empty()) continue;
    rows.push_back(Value()
                       .set("name", text::shortened(measure_name(report), longest_name))
                       .set("href", root + site.addresses().measure(programme, i))
                       .set("line", line(site, scale, report, dates))
                       .set("dates", dates_text(format, dates)));
  }
  if (rows.empty()) return Value::absent();
  const double today = scale.end_of(site.snapshot().as_of);
  const std::string today_text = format.fill("timeline.today", {{"date", site.snapshot().as_of}});
  return Value()
      .set("axis", svg::time_axis(scale.ticks(format), today, today_text))
      .set("rows", std::move(rows));
}

Value progress(const Site& site, const ProgrammeReport& programme) {
  const Format& format = site.format();
  const Date as_of = site.snapshot().as_of;
  if (programme.months.size() < 2) return Value::absent();
  std::vector<svg::TrendPoint> points;
  std::vector<std::string> values;
  Value::List rows;
  for (const report::Month& month : programme.months) {
    const Date last = last_day_of_month(month.year, month.month);
    const bool to_come = make_date(month.year, month.month, 1) > as_of;
    std::int64_t due = 0;
    std::int64_t done = 0;
    for (const MeasureReport& report : programme.measures) {
      due += is_due_by(report, last) ? 1 : 0;
      done += is_done_by(report, std::min(last, as_of), as_of) ? 1 : 0;
    }
    points.push_back({.label = format.short_month(month.month),
                      .plan = static_cast<double>(due),
                      .actual = to_come ? std::nullopt : std::optional(static_cast<double>(done))});
    values.push_back(format.number(done));
    rows.push_back(Value()
                       .set("month", format.period(month_period(month.year, month.month)))
                       .set("due", format.number(due))
                       .set("done", to_come ? format.text("none.dash") : format.number(done)));
  }
  return Value()
      .set("chart", svg::trend(points, values, format.text("progress.title"),
                               format.text("progress.description")))
      .set("rows", std::move(rows));
}

Value measure_trend(const Site& site, const MeasureReport& measure) {
  const Format& format = site.format();
  std::map<Period, Decimal> by_period;
  std::map<Period, int> reports;
  for (const facts::Observation& observation : measure.observations) {
    const bool left_out = std::ranges::any_of(observation.flags, [](const std::string& flag) {
      return flag == "superseded" || flag == "duplicate";
    });
    if (left_out || !observation.period || !observation.value) continue;
    by_period[*observation.period] = by_period[*observation.period] + *observation.value;
    const bool adds_up = !observation.percent && !observation.cumulative;
    if (++reports[*observation.period] > 1 && !adds_up) return Value::absent();
  }
  if (by_period.size() < 2) return Value::absent();
  std::vector<svg::TrendPoint> points;
  std::vector<std::string> values;
  for (const auto& [period, value] : by_period) {
    const bool one_month = period == month_period(year_of(period.first), month_of(period.first));
    points.push_back(
        {.label = one_month ? format.short_month(month_of(period.first)) : format.period(period),
         .plan = std::nullopt,
         .actual = value.to_double()});
    values.push_back(format.number(value));
  }
  return svg::trend(points, values, format.text("measure.trend"),
                    format.fill("measure.trend_values", {{"values", text::join(values, "; ")}}));
}

}  // namespace vekha::render::html
