#pragma once

#include <cstdint>
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
/// it. `id` is unique on the page.
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

}  // namespace vekha::render::svg
