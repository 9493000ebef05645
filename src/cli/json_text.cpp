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

std::string time_text(const table::TimeOfDay& time) {
  return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

struct CellWriter {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { out += to_line(Json(text)); }
  void operator()(const table::Number& number) const {
    out += is_json_number(number.text) ? number.text : to_line(Json(number.text));
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
