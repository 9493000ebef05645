#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// A drawing of boxes and labels that becomes SVG for pages and EMF for Word. Lengths in
/// millimetres, letters in points, colours as 0xRRGGBB.
namespace vekha::render::note {

constexpr double mm_per_point = 25.4 / 72;

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::uint32_t fill = 0;
};

enum class Anchor { start, middle, end };

struct Label {
  double x = 0;
  double y = 0;  ///< of the base line
  std::string text;
  Anchor anchor = Anchor::start;
  std::uint32_t colour = 0;
  double points = 9;
};

struct Drawing {
  double width = 0;
  double height = 0;
  std::uint32_t edge = 0;  ///< colour of the boxes' outlines
  std::string title;       ///< for readers who don't see it
  std::vector<Box> boxes;
  std::vector<Label> labels;
};

/// Width of a text in millimetres, in Arial and the faces cut to its measures.
double text_width(const std::string& utf8, double points);

/// A whole `<svg>` with title, for a page or as a file of its own.
std::string to_svg(const Drawing& drawing);

/// An Enhanced Metafile ([MS-EMF]); one unit is 1/40 mm.
std::string to_emf(const Drawing& drawing);

}  // namespace vekha::render::note
