#include "table/xml_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace vekha::table {

namespace {

bool is_character(std::uint32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c < 0xD800) ||
         (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

std::optional<char32_t> numeric_reference(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc{} || end != digits.data() + digits.size() || !is_character(value))
    return std::nullopt;
  return value;
}

std::optional<char32_t> reference(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char32_t>, 5> known{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  if (name.starts_with('#')) return numeric_reference(name.substr(1));
  const auto* const found =
      std::ranges::find_if(known, [name](const auto& entry) { return entry.first == name; });
  if (found == known.end()) return std::nullopt;
  return found->second;
}

}  // namespace

void append_with_line_ends(std::string& out, std::string_view raw) {
  while (true) {
    const std::size_t at = raw.find('\r');
    out += raw.substr(0, at);
    if (at == std::string_view::npos) return;
    out += '\n';
    raw.remove_prefix(raw.substr(at + 1).starts_with('\n') ? at + 2 : at + 1);
  }
}

bool append_unescaped(std::string& out, std::string_view raw) {
  while (true) {
    const std::size_t at = raw.find('&');
    append_with_line_ends(out, raw.substr(0, at));
    if (at == std::string_view::npos) return true;
    raw.remove_prefix(at);
    // A number may have any number of zeros in front.
    std::size_t zeros = raw.starts_with("&#x") ? 3 : 2;
    while (raw.starts_with("&#") && zeros < raw.size() && raw[zeros] == '0')
      ++zeros;
    constexpr std::size_t longest = 12;
    const std::size_t close = raw.substr(0, zeros + longest).find(';');
    if (close == std::string_view::npos) return false;
    const auto character = reference(raw.substr(1, close - 1));
    if (!character) return false;
    text::append(out, *character);
    raw.remove_prefix(close + 1);
  }
}

bool is_xml_text(std::string_view raw) {
  bool high = false;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    high |= byte >= 0x80;
  }
  return !high || text::is_utf8(raw);
}

namespace {

constexpr std::size_t escape_length = 7;  // _xHHHH_

/// The UTF-16 unit of an escape at the front of `text`; nullopt: there is none.
std::optional<char32_t> escaped_unit(std::string_view text) {
  if (text.size() < escape_length || !text.starts_with("_x") || text[escape_length - 1] != '_')
    return std::nullopt;
  std::uint32_t value = 0;
  const char* const digits = text.data() + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, value, 16);
  if (error != std::errc{} || end != digits + 4) return std::nullopt;
  return value;
}

/// A character of one escape, or of two that are a surrogate pair.
std::optional<char32_t> escaped_character(std::string_view text, std::size_t& length) {
  const auto unit = escaped_unit(text);
  length = escape_length;
  if (!unit || *unit < 0xD800 || *unit >= 0xE000) return unit;
  const auto low = *unit < 0xDC00 ? escaped_unit(text.substr(escape_length)) : std::nullopt;
  if (!low || *low < 0xDC00 || *low >= 0xE000) return std::nullopt;
  length = 2 * escape_length;
  return 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
}

}  // namespace

void decode_x_escapes(std::string& text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return;
  std::string out;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find("_x", at)) {
    std::size_t length = 0;
    const auto character = escaped_character(std::string_view(text).substr(at), length);
    if (!character) {
      at += 2;
      continue;
    }
    out.append(text, done, at - done);
    text::append(out, *character);
    at += length;
    done = at;
  }
  out.append(text, done);
  text = std::move(out);
}

}  // namespace vekha::table
