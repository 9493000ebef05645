#include "base/text.h"

namespace vekha::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t code_point;
  std::size_t bytes;  // consumed; 1 for an invalid byte
  bool valid;
};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Table 3-7 of the Unicode standard: overlong forms, surrogates and values over U+10FFFF are
// refused.
bool is_well_formed(char32_t code_point, std::size_t bytes) {
  static constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return code_point >= smallest[bytes] && code_point <= 0x10FFFF &&
         (code_point < 0xD800 || code_point > 0xDFFF);
}

std::size_t length_from_lead(unsigned char lead) {
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead < 0xE0U) return 2;
  if (lead >= 0xE0U && lead < 0xF0U) return 3;
  if (lead >= 0xF0U && lead < 0xF5U) return 4;
  return 0;
}

Decoded decode_one(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t count = length_from_lead(lead);
  if (count == 1) return {lead, 1, true};
  if (count == 0 || bytes.size() < count) return {replacement, 1, false};
  char32_t code_point = lead & (0x7FU >> count);
  for (std::size_t i = 1; i < count; ++i) {
    if (!is_continuation(bytes[i])) return {replacement, 1, false};
    code_point = (code_point << 6U) | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
  }
  if (!is_well_formed(code_point, count)) return {replacement, 1, false};
  return {code_point, count, true};
}

/// Bytes at the start that are ASCII or letters of two bytes: nearly all of a Russian text, checked
/// without decoding.
std::size_t length_of_usual(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80U) {
      ++at;
    } else if (lead >= 0xC2U && lead < 0xE0U && at + 1 < bytes.size() &&
               is_continuation(bytes[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    bytes.remove_prefix(length_of_usual(bytes));
    if (bytes.empty()) break;
    const Decoded one = decode_one(bytes);
    if (!one.valid) return false;
    bytes.remove_prefix(one.bytes);
  }
  return true;
}

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const Decoded one = decode_one(utf8);
    out.push_back(one.code_point);
    utf8.remove_prefix(one.bytes);
  }
  return out;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) return out.push_back(static_cast<char>(c));
  const auto tail = [c](unsigned shift) {
    return static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x800) {
    const std::array bytes = {static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
    out.append(bytes.data(), bytes.size());
  } else if (c < 0x10000) {
    const std::array bytes = {static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
    out.append(bytes.data(), bytes.size());
  } else {
    const std::array bytes = {static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
    out.append(bytes.data(), bytes.size());
  }
}

std::string encode(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 2);
  for (const char32_t c : code_points)
    append(out, c);
  return out;
}

std::size_t length(std::string_view utf8) {
  std::size_t count = 0;
  for (const char byte : utf8)
    count += is_continuation(byte) ? 0U : 1U;
  return count;
}

char32_t lower(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= U'А' && c <= U'Я')) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;  // Ё and its row
  if (c >= 0x460 && c <= 0x4BF && c % 2 == 0 && c != 0x482)
    return c + 1;  // old and national letters
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  return c;
}

char32_t upper(char32_t c) {
  if ((c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я')) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if (c >= 0x461 && c <= 0x4BF && c % 2 == 1) return c - 1;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
  return c;
}

bool is_lower(char32_t c) {
  return is_letter(c) && upper(c) != c;
}
bool is_upper(char32_t c) {
  return is_letter(c) && lower(c) != c;
}

std::string to_lower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (const char32_t c : decode(utf8))
    append(out, lower(c));
  return out;
}

std::string capitalised(std::string_view utf8) {
  if (utf8.empty()) return {};
  const Decoded first = decode_one(utf8);
  std::string out;
  append(out, upper(first.code_point));
  return out.append(utf8.substr(first.bytes));
}

bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c <= 0x52F;
}

bool is_letter(char32_t c) {
  const char32_t small = lower(c);
  return (small >= U'a' && small <= U'z') || is_cyrillic(c) || (c >= 0xC0 && c <= 0x24F);
}

bool is_blank(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

std::string_view trim(std::string_view utf8) {
  std::size_t begin = 0;
  std::size_t end = 0;  // after the last code point that is no blank
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded one = decode_one(utf8.substr(at));
    const bool blank = is_blank(one.code_point) || is_invisible(one.code_point);
    if (!blank && end == 0) begin = at;
    at += one.bytes;
    if (!blank) end = at;
  }
  return utf8.substr(begin, end - begin);
}

namespace {

// Whether folding would change nothing, as far as a quick look tells: letters, digits, single
// blanks, «». Nearly every text of a document is such, most of them several times a page.
bool is_folded(std::string_view utf8) {
  const auto byte = [&](std::size_t at) {
    return at < utf8.size() ? static_cast<unsigned char>(utf8[at]) : 0U;
  };
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const unsigned lead = byte(at);
    const unsigned next = byte(at + 1);
    const bool cyrillic = (lead == 0xD0 || lead == 0xD1) && next >= 0x80 && next <= 0xBF;
    const bool quote = lead == 0xC2 && (next == 0xAB || next == 0xBB);
    const bool blank = lead == ' ' && at > 0 && next > ' ';
    if (cyrillic || quote) {
      ++at;
    } else if (!blank && (lead <= ' ' || lead >= 0x7F)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string fold_space(std::string_view utf8) {
  if (is_folded(utf8)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  bool blank_wanted = false;
  while (!utf8.empty()) {
    const Decoded one = decode_one(utf8);
    if (is_blank(one.code_point)) {
      blank_wanted = !out.empty();
    } else if (!is_invisible(one.code_point)) {
      if (blank_wanted) out.push_back(' ');
      blank_wanted = false;
      append(out, one.code_point);
    }
    utf8.remove_prefix(one.bytes);
  }
  return out;
}

std::string key(std::string_view utf8) {
  const std::string folded = fold_space(utf8);
  std::string out;
  out.reserve(folded.size());
  for (std::string_view rest = folded; !rest.empty();) {
    const Decoded one = decode_one(rest);
    const char32_t small = lower(one.code_point);
    append(out, small == U'ё' ? U'е' : small);
    rest.remove_prefix(one.bytes);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, begin)) {
    parts.emplace_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

std::string shortened(std::string_view utf8, std::size_t limit) {
  if (length(utf8) <= limit) return std::string(utf8);
  std::u32string cut = decode(utf8).substr(0, limit > 0 ? limit - 1 : 0);
  const std::size_t blank = cut.rfind(U' ');
  if (blank != std::u32string::npos && blank + 20 > cut.size() && blank > 0) cut.resize(blank);
  return encode(cut) + "…";
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace vekha::text
