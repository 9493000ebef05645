#include "table/cell.h"

#include <fmt/format.h>

namespace vekha::table {

namespace {

std::string time_text(const TimeOfDay& time) {
  return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

struct AsText {
  std::string operator()(std::monostate /*blank*/) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return number.text; }
  std::string operator()(bool value) const { return value ? "да" : "нет"; }
  std::string operator()(Date day) const { return to_russian(day); }
  std::string operator()(const DateTime& moment) const {
    return to_russian(moment.date) + " " + time_text(moment.time);
  }
  std::string operator()(const TimeOfDay& time) const { return time_text(time); }
  std::string operator()(const ErrorValue& error) const { return error.text; }
};

}  // namespace

std::string to_text(const Cell& cell) {
  return std::visit(AsText{}, cell);
}

}  // namespace vekha::table
