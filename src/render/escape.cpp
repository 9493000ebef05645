#include "render/escape.h"

namespace vekha::render {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(unsigned char byte) {
  return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

// U+202A … U+202E are E2 80 AA … AE, U+2066 … U+2069 are E2 81 A6 … A9.
bool turns_direction(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xE2') return false;
  const auto last = static_cast<unsigned char>(rest[2]);
  if (rest[1] == '\x80') return last >= 0xAA && last <= 0xAE;
  return rest[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

std::string_view entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

std::string escape_html(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const std::string_view named = entity(utf8[i]);
    if (!named.empty()) {
      out += named;
    } else if (is_control(static_cast<unsigned char>(utf8[i]))) {
      out += replacement;
    } else if (turns_direction(utf8.substr(i))) {
      i += 2;
    } else {
      out += utf8[i];
    }
  }
  return out;
}

}  // namespace vekha::render
