#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace vekha::table {

struct Decoded {
  std::string text;      ///< UTF-8
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "Windows-1251", "KOI8-R", "CP866", "Mac Cyrillic", or the name that was set
  Problems notes;
};

/// Decodes a text file: byte order mark, then strict UTF-8, else the Cyrillic encoding in which the letters are most
/// like Russian ones. A name that is set wins. Throws InputError for a name that is unknown and for bytes that are no Russian
/// text in any of them.
Decoded decode(std::string_view bytes, const std::optional<std::string>& encoding, const Place& place);

}  // namespace vekha::table
