#include "render/opendata/text.h"

#include <fmt/format.h>

namespace vekha::render::opendata {

namespace {

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

bool begins_formula(std::string_view text) {
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  // The same signs in full width, which some spreadsheets take for the usual ones.
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.substr(0, wide.size()) == wide) return true;
  }
  return false;
}

// Numbers, dates and flags are written by us and need neither quotes nor an apostrophe.
std::string bare(const Cell& cell) {
  return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                               [](const std::string& text) { return text; },
                               [](std::int64_t number) { return std::to_string(number); },
                               [](Decimal number) { return to_plain(number); },
                               [](bool flag) { return std::string(flag ? "true" : "false"); },
                               [](Date day) { return to_iso(day); }},
                    cell);
}

}  // namespace

std::string harmless(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \xC2\xA0");
  const bool runs = first != std::string_view::npos && begins_formula(text.substr(first));
  return runs ? "'" + std::string(text) : std::string(text);
}

void append_csv_text(std::string& out, std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    append_csv_text(out, harmless(*text));
  } else {
    out += bare(cell);
  }
}

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || c == '<' || c == 0x7F) {  // «<»: the same text may stand in a page
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json(std::string& out, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) {
    out += "null";
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    append_json_text(out, *text);
  } else if (std::holds_alternative<Date>(cell)) {
    out += '"' + bare(cell) + '"';
  } else {
    out += bare(cell);
  }
}

}  // namespace vekha::render::opendata
