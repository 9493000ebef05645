#pragma once

#include "base/json.h"
#include "table/cell.h"

#include <string>
#include <string_view>

namespace vekha::cli {

/// One line of JSON. Text that is not UTF-8 comes out with U+FFFD, never as invalid JSON.
std::string to_line(const Json& json);

/// A cell in the form of the command `table`: null, a string, a number with all its digits, true,
/// {"date":"2024-05-01"},
/// {"datetime":…}, {"time":"10:00:00"} or {"error":"#DIV/0!"}.
void append_cell(std::string& out, const table::Cell& cell);

}  // namespace vekha::cli
