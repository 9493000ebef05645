#include "render/escape.h"
#include "render/svg.h"

#include <fmt/format.h>

#include <algorithm>

namespace vekha::render::svg {

namespace {

std::string to_tenths(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.size() > 2 && text.compare(text.size() - 2, 2, ".0") == 0) text.resize(text.size() - 2);
  return text;
}

bool is_on_line(double place) {
  return place >= 0 && place <= 100;
}

std::string upright(const char* css_class, double place) {
  return fmt::format(R"(<line class="{0}" x1="{1}%" x2="{1}%" y1="0" y2="100%"/>)", css_class,
                     to_tenths(place));
}

constexpr double chart_width = 640;
constexpr double chart_height = 190;
constexpr double left = 8;
constexpr double right = 632;
constexpr double top = 24;
constexpr double bottom = 160;

double x_of(std::size_t index, std::size_t count) {
  if (count < 2) return (left + right) / 2;
  const double step = (right - left - 60) / static_cast<double>(count - 1);
  return left + 30 + step * static_cast<double>(index);
}

double y_of(double value, double highest) {
  return bottom - (bottom - top) * std::clamp(value / highest, 0.0, 1.0);
}

std::string plan_path(const std::vector<TrendPoint>& points, double highest) {
  std::string path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& plan = points[i].plan;
    if (!plan) continue;
    const std::string y = to_tenths(y_of(*plan, highest));
    path += path.empty() ? "M" + to_tenths(x_of(i, points.size())) + " " + y
                         : "H" + to_tenths(x_of(i, points.size())) + "V" + y;
  }
  return path;
}

std::string actual_path(const std::vector<TrendPoint>& points, double highest) {
  std::string path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto& actual = points[i].actual;
    if (!actual) continue;
    path += (path.empty() ? "M" : "L") + to_tenths(x_of(i, points.size())) + " " +
            to_tenths(y_of(*actual, highest));
  }
  return path;
}

}  // namespace

std::string term_line(const TermLine& line, const std::string& title) {
  std::string out =
      fmt::format(R"(<svg class="term" role="img" width="100%" height="24"><title>{}</title>)",
                  escape_html(title));
  out += R"(<use href="#l-grid"/>)";
  if (line.to > line.from) {
    out += fmt::format(R"(<rect class="l-term {}" x="{}%" y="7" width="{}%" height="10"/>)",
                       line.css_class, to_tenths(line.from), to_tenths(line.to - line.from));
  }
  for (const double place : line.due) {
    if (!is_on_line(place)) continue;
    out += fmt::format(R"(<use href="#l-due" class="l-due {}" x="{}%" y="12"/>)", line.css_class,
                       to_tenths(place));
  }
  if (line.today) out += R"(<use href="#l-now"/>)";
  return out + "</svg>";
}

std::string time_axis(const std::vector<Tick>& ticks, double today, const std::string& today_text) {
  std::string out =
      R"(<svg class="term axis" aria-hidden="true" width="100%" height="36"><defs><g id="l-grid">)";
  for (const Tick& tick : ticks)
    out += upright("l-grid", tick.place);
  out += R"(</g><path id="l-due" d="M0-7l6 7-6 7-6-7z"/><g id="l-now">)";
  if (is_on_line(today)) out += upright("l-today", today);
  out += "</g></defs>";
  for (const Tick& tick : ticks) {
    out += fmt::format(R"(<text x="{}%" y="32" dx="2">{}</text>)", to_tenths(tick.place),
                       escape_html(tick.text));
  }
  if (is_on_line(today)) {
    out += fmt::format(
        "<text class=\"l-now\" x=\"{0}%\" y=\"13\" text-anchor=\"{2}\">{1}</text>"
        "<line class=\"l-today\" x1=\"{0}%\" x2=\"{0}%\" y1=\"17\" y2=\"100%\"/>",
        to_tenths(today), escape_html(today_text),
        today < 15   ? "start"
        : today > 85 ? "end"
                     : "middle");
  }
  return out + "</svg>";
}

std::string trend(const std::vector<TrendPoint>& points, const std::vector<std::string>& values,
                  const std::string& title, const std::string& description) {
  double highest = 0;
  for (const TrendPoint& point : points)
    highest = std::max({highest, point.plan.value_or(0), point.actual.value_or(0)});
  if (highest <= 0) highest = 1;
  std::string out = fmt::format(
      "<svg class=\"trend\" role=\"img\" viewBox=\"0 0 {} {}\"><title>{}</title><desc>{}</desc>"
      "<path class=\"t-base\" d=\"M{} {}H{}\"/><path class=\"t-plan\" d=\"{}\"/><path "
      "class=\"t-fact\" "
      "d=\"{}\"/>",
      chart_width, chart_height, escape_html(title), escape_html(description), left, bottom, right,
      plan_path(points, highest), actual_path(points, highest));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string x = to_tenths(x_of(i, points.size()));
    out += fmt::format(R"(<text class="t-label" x="{}" y="{}">{}</text>)", x, bottom + 20,
                       escape_html(points[i].label));
    const auto& actual = points[i].actual;
    if (!actual) continue;
    const double y = y_of(*actual, highest);
    out += fmt::format(
        "<circle class=\"t-point\" cx=\"{0}\" cy=\"{1}\" r=\"4\"/>"
        "<text class=\"t-value\" x=\"{0}\" y=\"{2}\">{3}</text>",
        x, to_tenths(y), to_tenths(y - 9), escape_html(values[i]));
  }
  return out + "</svg>";
}

}  // namespace vekha::render::svg
