#include "table/cell.h"

#include <fmt/format.h>

namespace vekha::table {

namespace {

std::string clock_text(const TimeOfDay& time) { return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second); }

struct Shown {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return number.text; }
  std::string operator()(bool value) const { return value ? "да" : "нет"; }
  std::string operator()(const Date& date) const { return to_russian(date); }
  std::string operator()(const DateTime& moment) const { return to_russian(moment.date) + " " + clock_text(moment.time); }
  std::string operator()(const TimeOfDay& time) const { return clock_text(time); }
  std::string operator()(const ErrorValue& error) const { return error.text; }
};

}  // namespace

std::string to_text(const Cell& cell) { return std::visit(Shown{}, cell); }

}  // namespace vekha::table
