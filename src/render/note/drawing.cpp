#include "render/note/drawing.h"

#include "base/text.h"
#include "render/escape.h"

#include <fmt/format.h>

#include <array>

namespace vekha::render::note {

namespace {

// Widths of Arial's letters in thousandths of its size.
constexpr std::array<int, 32> small_widths = {556, 573, 531, 365, 583, 556, 669, 458, 559, 559, 438,
                                              583, 688, 552, 556, 542, 556, 500, 458, 500, 823, 500,
                                              573, 521, 802, 823, 625, 719, 521, 510, 750, 542};
constexpr std::array<int, 32> capital_widths = {
    667, 656, 667, 542, 677, 667, 923, 604, 719, 719, 583, 656, 833, 722, 778,  719,
    667, 722, 611, 635, 760, 667, 740, 667, 917, 938, 792, 885, 656, 719, 1010, 722};

int width_of(char32_t c) {
  if (c >= U'а' && c <= U'я') return small_widths[c - U'а'];
  if (c >= U'А' && c <= U'Я') return capital_widths[c - U'А'];
  if (c == U' ' || c == U'.' || c == U',' || c == U':') return 278;
  if (c >= U'A' && c <= U'Z') return 680;
  return 556;
}

std::string colour(std::uint32_t rgb) {
  return fmt::format("#{:06x}", rgb);
}

const char* anchor_name(Anchor anchor) {
  switch (anchor) {
    case Anchor::start: return "start";
    case Anchor::middle: return "middle";
    case Anchor::end: return "end";
  }
  return "start";
}

}  // namespace

double text_width(const std::string& utf8, double points) {
  double thousandths = 0;
  for (const char32_t c : text::decode(utf8))
    thousandths += width_of(c);
  return thousandths / 1000 * points * mm_per_point;
}

std::string to_svg(const Drawing& drawing) {
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {0:.1f} {1:.1f}\" "
      "width=\"{0:.1f}mm\" height=\"{1:.1f}mm\" font-family=\"Arial, Liberation Sans, sans-serif\">"
      "<title>{2}</title>",
      drawing.width, drawing.height, escape_html(drawing.title));
  for (const Box& box : drawing.boxes) {
    svg += fmt::format(
        "<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\" "
        "stroke=\"{}\" stroke-width=\"0.15\"/>",
        box.x, box.y, box.width, box.height, colour(box.fill), colour(drawing.edge));
  }
  for (const Label& label : drawing.labels) {
    svg += fmt::format(
        R"(<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}" text-anchor="{}" fill="{}">{}</text>)",
        label.x, label.y, label.points * mm_per_point, anchor_name(label.anchor),
        colour(label.colour), escape_html(label.text));
  }
  return svg + "</svg>";
}

}  // namespace vekha::render::note
