#pragma once

#include <string>
#include <string_view>

/// What stands between the tags of XML.
namespace vekha::table {

/// Appends raw XML text with its references resolved and line ends as \n. False: a reference is
/// wrong.
bool append_unescaped(std::string& out, std::string_view raw);

/// Appends text with \r\n and \r as \n (XML 1.0, 2.11).
void append_with_line_ends(std::string& out, std::string_view raw);

/// Valid UTF-8 without the control characters that XML 1.0, 2.2 forbids.
bool is_xml_text(std::string_view raw);

/// Replaces the escapes _xHHHH_ of SpreadsheetML texts (ECMA-376 part 1, 22.9.2.19) by their
/// characters.
void decode_x_escapes(std::string& text);

}  // namespace vekha::table
