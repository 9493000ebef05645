#include "base/text.h"
#include "render/note/drawing.h"

#include <algorithm>
#include <cmath>

namespace vekha::render::note {

namespace {

constexpr double units_per_mm = 40;

// Record types of [MS-EMF] 2.1.1.
enum Record : std::uint32_t {
  header = 1,
  end_of_file = 14,
  set_background_mode = 18,
  set_text_align = 22,
  set_text_colour = 24,
  select_object = 37,
  create_pen = 38,
  create_brush = 39,
  delete_object = 40,
  rectangle = 43,
  create_font = 82,
  text_out = 84
};

std::int32_t units(double mm) {
  return static_cast<std::int32_t>(std::lround(mm * units_per_mm));
}

// COLORREF: red in the lowest byte.
std::uint32_t colour_ref(std::uint32_t rgb) {
  return ((rgb & 0xFFU) << 16U) | (rgb & 0xFF00U) | (rgb >> 16U);
}

std::u16string utf16(const std::string& utf8) {
  std::u16string out;
  for (const char32_t c : text::decode(utf8)) {
    if (c < 0x10000) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U)));
      out.push_back(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU)));
    }
  }
  return out;
}

class Bytes {
 public:
  void u16(std::uint32_t value) {
    bytes_.push_back(static_cast<char>(value & 0xFFU));
    bytes_.push_back(static_cast<char>((value >> 8U) & 0xFFU));
  }
  void u32(std::uint32_t value) {
    u16(value & 0xFFFFU);
    u16(value >> 16U);
  }
  void i32(std::int32_t value) { u32(static_cast<std::uint32_t>(value)); }
  void zeros(std::size_t count) { bytes_.append(count, '\0'); }
  void pad() { zeros((4 - bytes_.size() % 4) % 4); }
  std::size_t size() const { return bytes_.size(); }
  const std::string& text() const { return bytes_; }

 private:
  std::string bytes_;
};

class Writer {
 public:
  explicit Writer(const Drawing& drawing) : drawing_(drawing) {}

  std::string write() {
    simple(set_background_mode, 1);  // transparent
    Bytes pen;
    pen.u32(pen_handle);
    pen.u32(0);  // solid
    pen.i32(units(0.15));
    pen.i32(0);
    pen.u32(colour_ref(drawing_.edge));
    add(create_pen, pen);
    simple(select_object, pen_handle);
    for (const Box& box : drawing_.boxes)
      write(box);
    for (const Label& label : drawing_.labels)
      write(label);
    Bytes end;
    end.u32(0);
    end.u32(16);
    end.u32(20);
    add(end_of_file, end);
    return head() + records_;
  }

 private:
  static constexpr std::uint32_t pen_handle = 1;
  static constexpr std::uint32_t brush_handle = 2;
  static constexpr std::uint32_t font_handle = 3;
  static constexpr std::uint32_t white_brush = 0x80000000;
  static constexpr std::uint32_t system_font = 0x8000000D;

  void add(std::uint32_t type, const Bytes& body) {
    Bytes record;
    record.u32(type);
    record.u32(static_cast<std::uint32_t>(8 + body.size()));
    records_ += record.text() + body.text();
    ++count_;
  }
  void simple(std::uint32_t type, std::uint32_t value) {
    Bytes body;
    body.u32(value);
    add(type, body);
  }

  void write(const Box& box) {
    Bytes brush;
    brush.u32(brush_handle);
    brush.u32(0);  // solid
    brush.u32(colour_ref(box.fill));
    brush.u32(0);
    add(create_brush, brush);
    simple(select_object, brush_handle);
    Bytes body;
    body.i32(units(box.x));
    body.i32(units(box.y));
    body.i32(units(box.x + box.width));
    body.i32(units(box.y + box.height));
    add(rectangle, body);
    simple(select_object, white_brush);
    simple(delete_object, brush_handle);
  }

  // LOGFONT and the fields of EXTLOGFONTW that follow it ([MS-EMF] 2.2.13 and 2.2.4).
  static Bytes font_of(const Label& label) {
    Bytes font;
    font.u32(font_handle);
    font.i32(-units(label.points * mm_per_point));
    font.zeros(12);
    font.i32(400);         // weight
    font.u32(0xCC000000);  // italic, underline, strike-out: no; character set: Russian
    font.u32(0);           // precisions, quality, pitch: the device's own
    const std::u16string face = u"Arial";
    for (const char16_t c : face)
      font.u16(c);
    font.zeros(2 * (32 - face.size()));
    font.zeros(2 * (64 + 32) + 4 + 4 + 4 + 4 + 4 + 4 + 10 + 2);
    return font;
  }

  void write(const Label& label) {
    add(create_font, font_of(label));
    simple(select_object, font_handle);
    simple(set_text_colour, colour_ref(label.colour));
    constexpr std::uint32_t baseline = 24;
    std::uint32_t side = 0;
    if (label.anchor == Anchor::middle) side = 6;
    if (label.anchor == Anchor::end) side = 2;
    simple(set_text_align, baseline | side);
    add(text_out, text_of(label));
    simple(select_object, system_font);
    simple(delete_object, font_handle);
  }

  static Bytes text_of(const Label& label) {
    const std::u16string letters = utf16(label.text);
    constexpr std::uint32_t text_offset = 76;
    const auto text_bytes = static_cast<std::uint32_t>(2 * letters.size());
    const std::uint32_t spacing_offset = text_offset + (text_bytes + 3) / 4 * 4;
    Bytes body;
    for (int i = 0; i < 4; ++i)
      body.i32(i < 2 ? 0 : -1);  // bounds: not known
    body.u32(1);                 // GM_COMPATIBLE
    body.u32(0x3F800000);        // scales: 1
    body.u32(0x3F800000);
    body.i32(units(label.x));
    body.i32(units(label.y));
    body.u32(static_cast<std::uint32_t>(letters.size()));
    body.u32(text_offset);
    body.u32(0);
    for (int i = 0; i < 4; ++i)
      body.i32(i < 2 ? 0 : -1);
    body.u32(spacing_offset);
    for (const char16_t c : letters)
      body.u16(c);
    body.pad();
    for (const char16_t c : letters)
      body.i32(units(text_width(text::encode(std::u32string(1, c)), label.points)));
    return body;
  }

  // The header of [MS-EMF] 2.3.4.2; a reference device of 10,160 dots on 254 mm.
  std::string head() const {
    constexpr std::uint32_t size = 88;
    Bytes bytes;
    bytes.u32(header);
    bytes.u32(size);
    bytes.i32(0);
    bytes.i32(0);
    bytes.i32(units(drawing_.width));
    bytes.i32(units(drawing_.height));
    bytes.i32(0);
    bytes.i32(0);
    bytes.i32(static_cast<std::int32_t>(std::lround(drawing_.width * 100)));
    bytes.i32(static_cast<std::int32_t>(std::lround(drawing_.height * 100)));
    bytes.u32(0x464D4520);  // " EMF"
    bytes.u32(0x00010000);
    bytes.u32(static_cast<std::uint32_t>(size + records_.size()));
    bytes.u32(count_ + 1);
    bytes.u16(4);  // handles
    bytes.u16(0);
    bytes.u32(0);
    bytes.u32(0);
    bytes.u32(0);
    bytes.i32(10'160);
    bytes.i32(10'160);
    bytes.i32(254);
    bytes.i32(254);
    return bytes.text();
  }

  const Drawing& drawing_;
  std::string records_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::string to_emf(const Drawing& drawing) {
  return Writer(drawing).write();
}

}  // namespace vekha::render::note
