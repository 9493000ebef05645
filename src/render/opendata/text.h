#pragma once

#include "render/opendata/rows.h"

#include <string>
#include <string_view>

/// One value as it is written.
namespace vekha::render::opendata {

/// A text for a CSV cell: a spreadsheet would run as a formula what begins with =, +, -, @, a tab
/// or a line break, so an apostrophe is put before it (OWASP, «CSV Injection»); blanks before such
/// a sign do not save it.
std::string harmless(std::string_view text);

/// Adds a field as RFC 4180 wants it: in quotes where it holds a quote, comma or line break.
void append_csv_text(std::string& out, std::string_view text);
void append_csv(std::string& out, const Cell& cell);

/// Adds a JSON value (RFC 8259): `null` where nothing is known.
void append_json_text(std::string& out, std::string_view text);
void append_json(std::string& out, const Cell& cell);

}  // namespace vekha::render::opendata
