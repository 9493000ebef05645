#include "render/note/charts.h"

#include "base/text.h"
#include "render/html/status_view.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vekha::render::note {

namespace {

using evaluation::Rollup;
using evaluation::Status;
using report::ProgrammeReport;

constexpr double page_width = 165;  // between the margins of an A4 page
constexpr double row_height = 6.5;
constexpr double bar_height = 4.6;
constexpr double letter_points = 8.5;
constexpr double gap = 2;

std::uint32_t colour(const Format& format, const std::string& name) {
  const std::string& digits = format.text("workbook.colour." + name);
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

// A group of statuses that are drawn in one shade.
struct Shade {
  const char* colour;
  const char* phrase;
  std::vector<Status> statuses;
};

const std::vector<Shade>& shades() {
  static const std::vector<Shade> all = {
      {"done", "note.chart.done", {Status::done, Status::exceeded, Status::done_late}},
      {"run", "note.chart.running", {Status::in_progress}},
      {"risk", "note.chart.risk", {Status::at_risk}},
      {"part", "note.chart.partial", {Status::partial}},
      {"late", "note.chart.not_done", {Status::not_done}},
      {"ask",
       "note.chart.open",
       {Status::no_data, Status::unconfirmed, Status::clarify, Status::expert}},
      {"paper",
       "note.chart.rest",
       {Status::not_due, Status::no_requests, Status::not_planned, Status::cancelled}}};
  return all;
}

std::int64_t count(const Rollup& rollup, const Shade& shade) {
  std::int64_t sum = 0;
  for (const Status status : shade.statuses)
    sum += rollup.count(status);
  return sum;
}

const char* colour_of(Status status) {
  for (const Shade& shade : shades()) {
    if (std::ranges::find(shade.statuses, status) != shade.statuses.end()) return shade.colour;
  }
  return "paper";
}

bool is_dark(std::uint32_t rgb) {
  return (rgb >> 16U) * 299 + ((rgb >> 8U) & 0xFFU) * 587 + (rgb & 0xFFU) * 114 < 128'000;
}

// As much of the text as the width takes.
std::string fitted(const std::string& text, double width) {
  std::string shown = text::fold_space(text);
  for (std::size_t length = text::length(shown);
       length > 4 && text_width(shown, letter_points) > width; length -= 3)
    shown = text::shortened(text::fold_space(text), length - 3);
  return shown;
}

Drawing empty_drawing(const Format& format, const std::string& title, std::size_t rows) {
  return {.width = page_width,
          .height = std::max<double>(1, static_cast<double>(rows)) * row_height,
          .edge = colour(format, "edge"),
          .title = title};
}

class SectionChart {
 public:
  SectionChart(const Format& format, const ProgrammeReport& programme)
      : format_(format), programme_(programme) {
    for (const report::SectionReport& section : programme.sections)
      most_ = std::max(most_, section.rollup.total);
  }

  Drawing draw() {
    Drawing drawing =
        empty_drawing(format_, format_.text("note.chart.sections"), programme_.sections.size() + 2);
    double y = 0;
    for (const report::SectionReport& section : programme_.sections) {
      const std::string name = numbered(section.number, section.title);
      label(drawing, 0, y,
            fitted(name.empty() ? format_.text("section.nameless") : name, names - gap));
      bar(drawing, y, section.rollup);
      y += row_height;
    }
    legend(drawing, y + row_height / 2);
    return drawing;
  }

 private:
  static constexpr double names = 65;

  void label(Drawing& drawing, double x, double y, std::string text) const {
    drawing.labels.push_back({.x = x,
                              .y = y + bar_height - 1,
                              .text = std::move(text),
                              .colour = colour(format_, "ink"),
                              .points = letter_points});
  }

  void bar(Drawing& drawing, double y, const Rollup& rollup) const {
    const double unit =
        (page_width - names) / static_cast<double>(std::max<std::int64_t>(most_, 1));
    double x = names;
    for (const Shade& shade : shades()) {
      const std::int64_t number = count(rollup, shade);
      if (number == 0) continue;
      const std::uint32_t fill = colour(format_, shade.colour);
      const double width = unit * static_cast<double>(number);
      drawing.boxes.push_back({x, y, width, bar_height, fill});
      drawing.labels.push_back({.x = x + width / 2,
                                .y = y + bar_height - 1.2,
                                .text = std::to_string(number),
                                .anchor = Anchor::middle,
                                .colour = colour(format_, is_dark(fill) ? "paper" : "ink"),
                                .points = letter_points});
      x += width;
    }
  }

  void legend(Drawing& drawing, double y) const {
    double x = 0;
    for (const Shade& shade : shades()) {
      if (count(programme_.rollup, shade) == 0) continue;
      const std::string& text = format_.text(shade.phrase);
      const double width = 5 + text_width(text, letter_points) + 2 * gap;
      if (x + width > page_width) {
        x = 0;
        y += row_height;
        drawing.height = std::max(drawing.height, y + row_height);
      }
      drawing.boxes.push_back({x, y + 0.6, 3.4, 3.4, colour(format_, shade.colour)});
      label(drawing, x + 5, y, text);
      x += width;
    }
  }

  const Format& format_;
  const ProgrammeReport& programme_;
  std::int64_t most_ = 0;
};

}  // namespace

Drawing status_chart(const Format& format, const ProgrammeReport& programme) {
  constexpr double names = 58;
  std::vector<Status> shown;
  std::int64_t most = 1;
  for (const Status status : html::shown_order()) {
    if (programme.rollup.count(status) == 0) continue;
    shown.push_back(status);
    most = std::max(most, programme.rollup.count(status));
  }
  Drawing drawing = empty_drawing(format, format.text("note.chart.statuses"), shown.size());
  const double unit = (page_width - names - 12) / static_cast<double>(most);
  double y = 0;
  for (const Status status : shown) {
    const std::int64_t number = programme.rollup.count(status);
    const double width = unit * static_cast<double>(number);
    drawing.boxes.push_back({names, y, width, bar_height, colour(format, colour_of(status))});
    drawing.labels.push_back({.x = 0,
                              .y = y + bar_height - 1,
                              .text = format.text("status." + html::status_name(status)),
                              .colour = colour(format, "ink"),
                              .points = letter_points});
    drawing.labels.push_back({.x = names + width + gap,
                              .y = y + bar_height - 1,
                              .text = std::to_string(number),
                              .colour = colour(format, "ink"),
                              .points = letter_points});
    y += row_height;
  }
  return drawing;
}

Drawing section_chart(const Format& format, const ProgrammeReport& programme) {
  return SectionChart(format, programme).draw();
}

}  // namespace vekha::render::note
