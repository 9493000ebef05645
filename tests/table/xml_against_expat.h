#pragma once

#include <optional>
#include <string>

/// One text of XML read by the scanner and by expat, both as a list of events to be compared:
/// "<name a=v>", "text", "</name>", names without prefixes, neighbouring texts joined.
namespace vekha::table::testing {

/// nullopt: refused.
std::optional<std::string> events_of_scanner(const std::string& xml);
/// nullopt: refused, or not comparable: the text has a document type, which the scanner refuses, or
/// declares another encoding than UTF-8.
std::optional<std::string> events_of_expat(const std::string& xml);

}  // namespace vekha::table::testing
