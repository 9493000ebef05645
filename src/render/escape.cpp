#include "render/escape.h"

#include <array>

namespace vekha::render {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr bool is_control(unsigned char byte) {
  return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

// U+202A … U+202E are E2 80 AA … AE, U+2066 … U+2069 are E2 81 A6 … A9.
bool turns_direction(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xE2') return false;
  const auto last = static_cast<unsigned char>(rest[2]);
  if (rest[1] == '\x80') return last >= 0xAA && last <= 0xAE;
  return rest[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

constexpr std::string_view entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// Bytes that may need a look; all others are copied in one piece.
constexpr std::array<bool, 256> noticed = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte == 0xE2 || is_control(static_cast<unsigned char>(byte)) ||
                  !entity(static_cast<char>(byte)).empty();
  }
  return table;
}();

}  // namespace

void append_html(std::string& out, std::string_view utf8) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (!noticed[static_cast<unsigned char>(utf8[i])]) continue;
    const bool turns = turns_direction(utf8.substr(i));
    if (utf8[i] == '\xE2' && !turns) continue;
    out += utf8.substr(copied, i - copied);
    const std::string_view named = entity(utf8[i]);
    if (turns) {
      i += 2;
    } else {
      out += named.empty() ? replacement : named;
    }
    copied = i + 1;
  }
  out += utf8.substr(copied);
}

std::string escape_html(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  append_html(out, utf8);
  return out;
}

}  // namespace vekha::render
