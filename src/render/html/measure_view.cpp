#include "render/html/measure_view.h"

#include "base/text.h"
#include "render/html/status_view.h"
#include "render/svg.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

constexpr double row_bullet_width = 150;

std::string amount(const Format& format, Decimal value, bool percent) {
  const std::string number = format.number(value);
  return percent ? format.with_percent_sign(number) : number;
}

}  // namespace

std::string measure_name(const report::MeasureReport& measure) {
  return numbered(measure.measure.number, text::fold_space(measure.measure.title.text));
}

Value executor_text(const report::MeasureReport& measure) {
  return Value::unless_empty(text::fold_space(measure.measure.executor.text));
}

Value plan_text(const Format& format, const report::MeasureReport& measure) {
  const evaluation::MeasureResult& result = measure.result;
  if (!result.plan) return Value::absent();
  const std::string low = amount(format, *result.plan, result.percent);
  if (result.plan_max) {
    return format.fill("format.span", {{"first", low},
                                       {"last", amount(format, *result.plan_max, result.percent)}});
  }
  const auto& comparator = measure.measure.plan_reading.comparator;
  const bool shown = comparator && *comparator != roadmap::Comparator::equal &&
                     *comparator != roadmap::Comparator::between;
  return shown ? format.text_or_name("comparator_sign", roadmap::name(*comparator)) + "\u00A0" + low
               : low;
}

Value actual_text(const Format& format, const report::MeasureReport& measure) {
  const evaluation::MeasureResult& result = measure.result;
  if (!result.actual) return Value::absent();
  return amount(format, *result.actual, result.percent);
}

Value measure_bullet(const Format& format, const report::MeasureReport& measure, double width) {
  const evaluation::MeasureResult& result = measure.result;
  if (!result.plan || !result.actual) return Value::absent();
  const double plan = result.plan->to_double();
  const double actual = result.actual->to_double();
  const double top = std::max({plan * 1.2, actual, result.percent ? 100.0 : 0.0});
  if (top <= 0 || actual < 0) return Value::absent();
  const std::string title =
      format.fill("bullet.title", {{"actual", amount(format, *result.actual, result.percent)},
                                   {"plan", amount(format, *result.plan, result.percent)}});
  return svg::bullet({actual, plan, top, width}, title, format.text("bullet.description"));
}

Value measure_row(const Site& site, const report::ProgrammeReport& programme, std::size_t measure,
                  const std::string& root) {
  const report::MeasureReport& report = programme.measures[measure];
  const Format& format = site.format();
  Value row;
  row.set("number", numbered(report.measure.number, ""));
  row.set("title", text::fold_space(report.measure.title.text));
  row.set("name", measure_name(report));
  row.set("href", root + site.addresses().measure(programme, measure));
  row.set("chip", status_chip(format, report.result.status));
  row.set("why", format.phrases().fill(report.result.why));
  row.set("executor", executor_text(report));
  row.set("term", Value::unless_empty(text::fold_space(report.measure.term.text)));
  row.set("plan", plan_text(format, report));
  row.set("actual", actual_text(format, report));
  row.set("bullet", measure_bullet(format, report, row_bullet_width));
  return row;
}

Value measure_rows(const Site& site, const report::ProgrammeReport& programme,
                   const std::vector<std::size_t>& measures, const std::string& root) {
  Value::List rows;
  for (const std::size_t measure : measures)
    rows.push_back(measure_row(site, programme, measure, root));
  return rows;
}

}  // namespace vekha::render::html
