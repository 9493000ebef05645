#include "render/xlsx/formats.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace vekha::render::xlsx {

namespace {

using evaluation::Status;

class FormatMaker {
 public:
  FormatMaker(lxw_format* format, const report::Phrases& phrases)
      : format_(format), phrases_(phrases) {}

  void shape(Style style) const {
    switch (style) {
      case Style::title: return heading(16);
      case Style::subtitle: return heading(12);
      case Style::head: return head();
      case Style::text: return format_set_text_wrap(format_);
      case Style::bold: return bold();
      case Style::line: return;
      case Style::remark: return remark();
      case Style::number: return number_format("number");
      case Style::left_number: return left_number();
      case Style::percent: return number_format("percent");
      case Style::date: return date();
      case Style::link: return link();
      case Style::total: return total("");
      case Style::total_number: return total("number");
      case Style::total_percent: return total("percent");
      case Style::done: return status("done", "ink");
      case Style::running: return status("run", "ink");
      case Style::risk: return status("risk", "ink");
      case Style::partial: return status("part", "paper");
      case Style::failed: return status("late", "paper");
      case Style::ask: return status("ask", "ink");
      case Style::plain: return format_set_text_wrap(format_);
      default: return form(style);
    }
  }

 private:
  // Cells of forms: locked words grey, open cells white, both coloured by what is wanted of them.
  void form(Style style) const {
    format_set_text_wrap(format_);
    format_set_border(format_, LXW_BORDER_THIN);
    format_set_border_color(format_, colour(phrases_, "line", "passport.colour."));
    const bool locked = style < Style::input;
    const std::string name = colour_name(style);
    if (!name.empty()) format_set_bg_color(format_, colour(phrases_, name, "passport.colour."));
    if (locked) return;
    format_set_unlocked(format_);
    if (style >= Style::input_date) date();
  }

  static std::string colour_name(Style style) {
    switch (style) {
      case Style::words: return "words";
      case Style::words_asked:
      case Style::input_asked:
      case Style::input_date_asked: return "asked";
      case Style::words_remark: return "remark";
      case Style::words_decided:
      case Style::input_decided:
      case Style::input_date_decided: return "decided";
      default: return "";
    }
  }

  void number_format(const std::string& kind) const {
    format_set_num_format(format_, phrases_.text("workbook.format." + kind).c_str());
  }

  void heading(double size) const {
    format_set_bold(format_);
    format_set_font_size(format_, size);
    format_set_font_color(format_, colour(phrases_, "ink"));
  }

  void head() const {
    format_set_bold(format_);
    format_set_text_wrap(format_);
    format_set_font_color(format_, colour(phrases_, "ink"));
    format_set_bg_color(format_, colour(phrases_, "head"));
    format_set_bottom(format_, LXW_BORDER_MEDIUM);
    format_set_bottom_color(format_, colour(phrases_, "ink"));
    format_set_align(format_, LXW_ALIGN_VERTICAL_CENTER);
  }

  void bold() const {
    format_set_bold(format_);
    format_set_text_wrap(format_);
  }

  void remark() const {
    format_set_text_wrap(format_);
    format_set_font_size(format_, 9);
    format_set_font_color(format_, colour(phrases_, "soft"));
  }

  void left_number() const {
    number_format("number");
    format_set_align(format_, LXW_ALIGN_LEFT);
  }

  void date() const {
    number_format("date");
    format_set_align(format_, LXW_ALIGN_LEFT);
  }

  void link() const {
    format_set_font_color(format_, colour(phrases_, "deep"));
    format_set_underline(format_, LXW_UNDERLINE_SINGLE);
    format_set_text_wrap(format_);
  }

  void total(const std::string& kind) const {
    format_set_bold(format_);
    format_set_top(format_, LXW_BORDER_MEDIUM);
    format_set_top_color(format_, colour(phrases_, "ink"));
    format_set_bg_color(format_, colour(phrases_, "head"));
    if (!kind.empty()) number_format(kind);
  }

  void status(const std::string& fill, const std::string& letters) const {
    format_set_text_wrap(format_);
    format_set_bg_color(format_, colour(phrases_, fill));
    format_set_font_color(format_, colour(phrases_, letters));
  }

  lxw_format* format_;
  const report::Phrases& phrases_;
};

// Cells of tables, which a fine line parts.
bool is_body(Style style) {
  switch (style) {
    case Style::title:
    case Style::subtitle:
    case Style::head:
    case Style::remark:
    case Style::total:
    case Style::total_number:
    case Style::total_percent: return false;
    default: return true;
  }
}

bool needs_mending(unsigned char byte) {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

Style style_of(Status status) {
  switch (status) {
    case Status::done:
    case Status::exceeded:
    case Status::done_late: return Style::done;
    case Status::in_progress: return Style::running;
    case Status::at_risk: return Style::risk;
    case Status::partial: return Style::partial;
    case Status::not_done: return Style::failed;
    case Status::clarify:
    case Status::expert: return Style::ask;
    default: return Style::plain;
  }
}

lxw_color_t colour(const report::Phrases& phrases, const std::string& name,
                   const std::string& group) {
  const std::string& digits = phrases.text(group + name);
  lxw_color_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

lxw_format* make_format(lxw_workbook* book, const report::Phrases& phrases, Style style) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, phrases.text("workbook.format.font").c_str());
  format_set_font_size(format, 10);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (is_body(style)) {
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, colour(phrases, "line"));
  }
  FormatMaker(format, phrases).shape(style);
  return format;
}

// Nearly every text is short, valid and without control characters: those are copied as they are.
std::string safe_text(std::string_view text, std::size_t limit) {
  const bool usual =
      text.size() <= limit && text::is_utf8(text) &&
      std::ranges::none_of(text,
                           [](char c) { return needs_mending(static_cast<unsigned char>(c)); }) &&
      text.find("\xEF\xBF\xBE") == std::string_view::npos &&
      text.find("\xEF\xBF\xBF") == std::string_view::npos;
  if (usual) return std::string(text);
  std::u32string points = text::decode(text);
  for (char32_t& point : points) {
    if (is_forbidden(point)) point = U'\uFFFD';
  }
  if (points.size() > limit) points.resize(limit);
  return text::encode(points);
}

}  // namespace vekha::render::xlsx
