#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vekha::table {

/// A text that was once written in one encoding and read as another: «Ð¢ÐµÑ…» is UTF-8 read as
/// Windows-1252.
struct Mojibake {
  std::string written;
  std::string read_as;
};

/// nullopt when the text is all right, or too short to tell. `text`: UTF-8, its beginning is
/// enough.
std::optional<Mojibake> find_mojibake(std::string_view text);

}  // namespace vekha::table
