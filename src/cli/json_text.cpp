#include "cli/json_text.h"

#include <fmt/format.h>

namespace vekha::cli {

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

// RFC 8259, section 6; what a file writes as a number need not be one there ("+5", "007", ".5").
bool is_json_number(std::string_view text) {
  return Json::accept(text) && text.find_first_of("{[\"tfn") == std::string_view::npos;
}

// The same number as JSON writes it: "+5", "007", ".5", "5." and "5.e3" are none there.
std::string as_json_number(std::string_view text) {
  std::string number;
  if (text.starts_with('-')) number += '-';
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9')
    text.remove_prefix(1);
  if (text.starts_with('.')) number += '0';
  const std::size_t point = text.find('.');
  number += text.substr(0, point);
  if (point == std::string_view::npos) return number;
  const std::string_view fraction = text.substr(point + 1);
  const bool digits = !fraction.empty() && fraction[0] >= '0' && fraction[0] <= '9';
  if (digits) number += '.';
  number += fraction;
  return number;
}

// RFC 8259, section 7. Cells are valid UTF-8, and one may be long: no copy of it is made.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(done, i - done);
    done = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
  }
  out += text.substr(done);
  out += '"';
}

std::string time_text(const table::TimeOfDay& time) {
  return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

struct CellWriter {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { append_quoted(out, text); }
  void operator()(const table::Number& number) const {
    if (is_json_number(number.text)) {
      out += number.text;
      return;
    }
    const std::string mended = as_json_number(number.text);
    out += is_json_number(mended) ? mended : to_line(Json(number.text));
  }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(const Date& date) const { out += R"({"date":")" + to_iso(date) + "\"}"; }
  void operator()(const table::DateTime& moment) const {
    out += R"({"datetime":")" + to_iso(moment.date) + "T" + time_text(moment.time) + "\"}";
  }
  void operator()(const table::TimeOfDay& time) const {
    out += R"({"time":")" + time_text(time) + "\"}";
  }
  void operator()(const table::ErrorValue& error) const {
    out += R"({"error":)" + to_line(Json(error.text)) + "}";
  }
};

}  // namespace

void append_cell(std::string& out, const table::Cell& cell) {
  std::visit(CellWriter{out}, cell);
}

}  // namespace vekha::cli
