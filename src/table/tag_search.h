#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace vekha::table {

/// A bit for each of the 64 bytes from `at` that follows a '<' and is 'r' or 'm', as the names of
/// rows and merged cells begin. Reads the byte before `at` too.
std::uint64_t openings_of(const char* at);

/// Calls `take` with the places in `text`, from `from` (at least 1) on, where a tag's name begins
/// with 'r' or 'm'. The text must be followed by 64 bytes that may be read.
template <typename Take>
void for_each_opening(std::string_view text, std::size_t from, Take take) {
  constexpr std::size_t block = 64;
  for (std::size_t at = from; at < text.size(); at += block) {
    for (std::uint64_t found = openings_of(text.data() + at); found != 0; found &= found - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
      if (place < text.size()) take(place);
    }
  }
}

}  // namespace vekha::table
