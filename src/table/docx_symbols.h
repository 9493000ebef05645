#pragma once

#include <string_view>

namespace vekha::table {

/// The Unicode character that looks like a character of a symbol font (Symbol, Wingdings), whose
/// codes stand in the private area from F000 on. A code without a known likeness stays.
char32_t unicode_of_symbol(std::string_view font, char32_t code);

}  // namespace vekha::table
