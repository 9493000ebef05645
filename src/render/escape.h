#pragma once

#include <string>
#include <string_view>

namespace vekha::render {

/// Text for HTML and XML, also within quoted attributes. Control characters become U+FFFD; the
/// marks that turn the direction of the writing (U+202A to U+202E, U+2066 to U+2069) are left out,
/// for they would turn what follows too.
std::string escape_html(std::string_view utf8);
/// The same, appended to `out`.
void append_html(std::string& out, std::string_view utf8);

}  // namespace vekha::render
