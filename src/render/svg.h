#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Charts as inline SVG. They hold no colours: classes, filled by the style sheet. Every figure in
/// them also stands as text on the page; the title says it once more for a screen reader.
namespace vekha::render::svg {

struct Segment {
  std::string css_class;
  std::int64_t count = 0;
};

/// A bar of full width, split by the counts; each segment carries its number when there is room for
/// it, with the class "slim" where a phone has none. `id` is unique on the page.
std::string stacked_bar(const std::vector<Segment>& segments, const std::string& title,
                        const std::string& id);

struct Bullet {
  double actual = 0;
  double plan = 0;
  double top = 1;  ///< end of the scale, over zero
  double width = 260;
};

/// S. Few's bullet graph: scale, the part of it that the plan takes, the actual as a bar, the plan
/// as a mark.
std::string bullet(const Bullet& graph, const std::string& title, const std::string& description);

/// One term on the line of time. Places are percents of the line's width, 0 to 100.
struct TermLine {
  double from = 0;
  double to = 0;            ///< equal to `from`: no window, only due dates
  std::string css_class;    ///< of the window: "f-at_risk"
  std::vector<double> due;  ///< due dates, as diamonds
  bool today = true;        ///< the as-of date is marked
};
/// Needs the time_axis() of its page: that one holds the thin lines of months, quarters or years,
/// the diamond and today's mark, once for all rows.
std::string term_line(const TermLine& line, const std::string& title);

struct Tick {
  double place = 0;  ///< percent of the width
  std::string text;
};
/// The head of a table of term lines: the ticks' texts and today's mark. Hidden from screen
/// readers: every line says its dates.
std::string time_axis(const std::vector<Tick>& ticks, double today, const std::string& today_text);

struct TrendPoint {
  std::string label;
  std::optional<double> plan;
  std::optional<double> actual;
};
/// Lines of plan (thin, in steps) and actual (thick, with points and their values) over periods;
/// both from zero.
std::string trend(const std::vector<TrendPoint>& points, const std::vector<std::string>& values,
                  const std::string& title, const std::string& description);

}  // namespace vekha::render::svg
