#include "render/svg.h"

#include "render/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace vekha::render::svg {

namespace {

// Below this share of the bar a number does not fit into its segment.
constexpr double narrowest_labelled = 2.4;

// One decimal, without a needless ".0".
std::string shown(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0')
    text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

// On a bar some 290 pixels wide, as phones show it, a digit takes ten and the number some air.
bool is_slim_on_a_phone(double share, std::int64_t count) {
  constexpr double phone = 290;
  constexpr double digit = 10;
  constexpr double air = 4;
  const auto digits = static_cast<double>(std::to_string(count).size());
  return share / 100 * phone < digits * digit + air;
}

}  // namespace

std::string stacked_bar(const std::vector<Segment>& segments, const std::string& title,
                        const std::string& id) {
  const auto total =
      std::accumulate(segments.begin(), segments.end(), std::int64_t{0},
                      [](std::int64_t sum, const Segment& s) { return sum + s.count; });
  std::string out = fmt::format(
      "<svg class=\"bar\" role=\"img\" width=\"100%\" height=\"44\" "
      "aria-labelledby=\"{0}t\"><title id=\"{0}t\">{1}</title>"
      "<defs><pattern id=\"{0}h\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0v8\"/></pattern></defs>",
      escape_html(id), escape_html(title));
  double begin = 0;
  for (const Segment& segment : segments) {
    if (segment.count <= 0) continue;
    const double share = 100.0 * static_cast<double>(segment.count) / static_cast<double>(total);
    const std::string x = shown(begin);
    const std::string width = shown(share);
    out += fmt::format(R"(<rect class="{}" x="{}%" width="{}%" height="100%"/>)", segment.css_class,
                       x, width);
    if (segment.css_class == "f-at_risk") {
      out += fmt::format("<rect fill=\"url(#{}h)\" x=\"{}%\" width=\"{}%\" height=\"100%\"/>",
                         escape_html(id), x, width);
    }
    if (share >= narrowest_labelled) {
      const std::string slim = is_slim_on_a_phone(share, segment.count) ? " slim" : "";
      out += fmt::format(
          R"(<text class="{}" x="{}%" y="50%" dy=".35em" aria-hidden="true">{}</text>)",
          "t" + segment.css_class.substr(1) + slim, shown(begin + share / 2), segment.count);
    }
    begin += share;
  }
  return out + "</svg>";
}

std::string bullet(const Bullet& graph, const std::string& title, const std::string& description) {
  const double width = graph.width - 2;
  const auto x = [&](double value) {
    return shown(std::clamp(value / graph.top, 0.0, 1.0) * width);
  };
  const double mark = std::clamp(graph.plan / graph.top, 0.0, 1.0) * width;
  return fmt::format(
      "<svg class=\"bullet\" role=\"img\" viewBox=\"0 0 {0} 30\" width=\"{0}\" "
      "height=\"30\"><title>{1}</title><desc>{2}</desc>"
      "<rect class=\"b-scale\" y=\"5\" width=\"{3}\" height=\"20\"/><rect class=\"b-plan\" y=\"5\" "
      "width=\"{4}\" height=\"20\"/>"
      "<rect class=\"b-fact\" y=\"10\" width=\"{5}\" height=\"10\"/><rect class=\"b-mark\" "
      "x=\"{6}\" y=\"2\" width=\"3\" "
      "height=\"26\"/></svg>",
      shown(graph.width), escape_html(title), escape_html(description), shown(width), x(graph.plan),
      x(graph.actual), shown(std::clamp(mark - 1.5, 0.0, width - 3)));
}

}  // namespace vekha::render::svg
