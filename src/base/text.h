#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text is UTF-8 in std::string everywhere; these functions know letters, not bytes, and no locale.
namespace vekha::text {

bool is_utf8(std::string_view bytes);

/// Code points of valid UTF-8; an invalid byte becomes U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);
void append(std::string& out, char32_t code_point);

/// Number of code points.
std::size_t length(std::string_view utf8);

/// Lower and upper case of Latin and Cyrillic letters; everything else stays.
char32_t lower(char32_t c);
char32_t upper(char32_t c);
/// A letter that has another case, and stands in this one.
bool is_lower(char32_t c);
bool is_upper(char32_t c);
std::string to_lower(std::string_view utf8);
/// First letter in upper case.
std::string capitalised(std::string_view utf8);

bool is_letter(char32_t c);  ///< Latin or Cyrillic
bool is_cyrillic(char32_t c);
bool is_blank(char32_t c);  ///< any white space, NBSP, thin blanks, line breaks, zero-width
bool is_digit(char32_t c);  ///< 0 to 9

std::string_view trim(std::string_view utf8);

/// All runs of white space (line breaks and non-breaking blanks too) to one blank, ends cut.
/// Soft hyphens and zero-width characters are left out.
std::string fold_space(std::string_view utf8);

/// The form in which names and heads are compared: fold_space, lower case, ё as е.
std::string key(std::string_view utf8);

/// Parts between separators, untrimmed; an empty text has one empty part.
std::vector<std::string> split(std::string_view text, char separator);

/// At most `limit` code points, with «…» at the end when cut; cuts at a blank where one is near.
std::string shortened(std::string_view utf8, std::size_t limit);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace vekha::text
