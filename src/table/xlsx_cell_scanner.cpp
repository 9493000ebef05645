#include "table/xlsx_cell_scanner.h"

#include <array>
#include <cstring>

namespace vekha::table {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// True when the bytes begin with the text; both calls of memcmp are made for a constant length and
/// become loads. Reading past the window's end is safe within its padding.
template <std::size_t size>
bool begins(const char* at, const char (&text)[size]) {
  return std::memcmp(at, text, size - 1) == 0;
}

const char* scan_digits(const char* at, std::uint64_t& value) {
  constexpr int most = 18;
  const char* const start = at;
  value = 0;
  for (; is_digit(*at) && at - start < most; ++at)
    value = value * 10 + static_cast<std::uint64_t>(*at - '0');
  return at == start || is_digit(*at) ? nullptr : at;
}

/// Behind r=": "A1" and the closing quote.
const char* scan_reference(const char* at, ScannedCell& cell) {
  constexpr int most_letters = 3;
  const char* const start = at;
  std::uint32_t column = 0;
  for (; *at >= 'A' && *at <= 'Z' && at - start < most_letters; ++at) {
    column = column * 26 + static_cast<std::uint32_t>(*at - 'A' + 1);
  }
  std::uint64_t row = 0;
  if (column == 0) return nullptr;
  at = scan_digits(at, row);
  if (at == nullptr || *at != '"' || row > 0xFFFFFFFF) return nullptr;
  cell.column = column;
  cell.row = static_cast<std::uint32_t>(row);
  return at + 1;
}

const char* scan_type(const char* at, ScannedCell& cell, bool& inline_text) {
  using Type = ScannedCell::Type;
  if (begins(at, "s\"")) {
    cell.type = Type::shared;
    return at + 2;
  }
  if (begins(at, "n\"")) return at + 2;
  cell.type = Type::text;
  if (begins(at, "str\"")) return at + 4;
  inline_text = true;
  return begins(at, "inlineStr\"") ? at + 10 : nullptr;
}

const char* scan_attribute(const char* at, ScannedCell& cell, bool& inline_text) {
  if (at[0] == '\0' || at[1] != '=' || at[2] != '"') return nullptr;
  const char* const value = at + 3;
  switch (at[0]) {
    case 'r': return scan_reference(value, cell);
    case 't': return scan_type(value, cell, inline_text);
    case 's': {
      std::uint64_t style = 0;
      const char* const behind = scan_digits(value, style);
      if (behind == nullptr || *behind != '"' || style > 0xFFFFFFFF) return nullptr;
      cell.style = static_cast<std::uint32_t>(style);
      return behind + 1;
    }
    default: return nullptr;
  }
}

/// xsd:double without blanks, INF and NaN.
const char* scan_number(const char* at) {
  if (*at == '-') ++at;
  const char* const digits = at;
  while (is_digit(*at))
    ++at;
  const bool whole = at != digits;
  if (*at == '.') {
    ++at;
    const char* const fraction = at;
    while (is_digit(*at))
      ++at;
    if (at == fraction) return nullptr;
  } else if (!whole) {
    return nullptr;
  }
  if (*at != 'E' && *at != 'e') return at;
  ++at;
  if (*at == '+' || *at == '-') ++at;
  const char* const exponent = at;
  while (is_digit(*at))
    ++at;
  return at == exponent ? nullptr : at;
}

/// A text up to the next tag that needs no unescaping.
const char* scan_text(const char* at, const char* end, ScannedCell& cell) {
  const void* const found = std::memchr(at, '<', static_cast<std::size_t>(end - at));
  if (found == nullptr) return nullptr;
  const char* const tag = static_cast<const char*>(found);
  cell.value = {at, static_cast<std::size_t>(tag - at)};
  const bool plain = cell.value.find_first_of("&\r") == std::string_view::npos &&
                     cell.value.find("_x") == std::string_view::npos;
  return plain ? tag : nullptr;
}

const char* scan_inline(const char* at, const char* end, ScannedCell& cell) {
  if (begins(at, "<is><t>")) {
    at += 7;
  } else if (begins(at, "<is><t xml:space=\"preserve\">")) {
    at += 28;
  } else {
    return nullptr;
  }
  at = scan_text(at, end, cell);
  return at != nullptr && begins(at, "</t></is></c>") ? at + 13 : nullptr;
}

const char* skip_formula(const char* at, const char* end) {
  if (!begins(at, "<f>")) return at;
  const void* const tag = std::memchr(at + 3, '<', static_cast<std::size_t>(end - at - 3));
  const char* const close = static_cast<const char*>(tag);
  return close != nullptr && begins(close, "</f>") ? close + 4 : nullptr;
}

const char* scan_value(const char* at, const char* end, ScannedCell& cell) {
  at = skip_formula(at, end);
  if (at == nullptr || !begins(at, "<v>")) return nullptr;
  const char* const start = at + 3;
  switch (cell.type) {
    case ScannedCell::Type::shared: at = scan_digits(start, cell.shared); break;
    case ScannedCell::Type::text: at = scan_text(start, end, cell); break;
    default:
      cell.type = ScannedCell::Type::number;
      at = scan_number(start);
      if (at != nullptr) cell.value = {start, static_cast<std::size_t>(at - start)};
  }
  return at != nullptr && begins(at, "</v></c>") ? at + 8 : nullptr;
}

}  // namespace

const char* skip_blanks(const char* at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
    ++at;
  return at;
}

const char* scan_cell(const char* at, const char* end, ScannedCell& cell) {
  if (!begins(at, "<c ")) return nullptr;
  cell = ScannedCell{};
  bool inline_text = false;
  at += 2;
  while (*at == ' ') {
    at = scan_attribute(at + 1, cell, inline_text);
    if (at == nullptr) return nullptr;
  }
  if (begins(at, "/>")) {
    cell.type = ScannedCell::Type::blank;
    return at + 2;
  }
  if (*at != '>') return nullptr;
  return inline_text ? scan_inline(at + 1, end, cell) : scan_value(at + 1, end, cell);
}

const char* scan_row_change(const char* at, std::uint32_t& row) {
  if (!begins(at, "</row>")) return nullptr;
  at = skip_blanks(at + 6);
  if (!begins(at, "<row r=\"")) return nullptr;
  std::uint64_t number = 0;
  at = scan_digits(at + 8, number);
  if (at == nullptr || *at != '"' || number > 0xFFFFFFFF) return nullptr;
  ++at;
  while (*at == ' ') {
    // Nothing else that a row says is of interest, but that it is hidden.
    if (begins(at, " hidden")) return nullptr;
    while (*at != '=' && *at != '\0' && *at != '>' && *at != '<' && *at != '"')
      ++at;
    if (at[0] != '=' || at[1] != '"') return nullptr;
    at += 2;
    while (*at != '"' && *at != '\0' && *at != '<')
      ++at;
    if (*at != '"') return nullptr;
    ++at;
  }
  row = static_cast<std::uint32_t>(number);
  return *at == '>' ? at + 1 : nullptr;
}

}  // namespace vekha::table
