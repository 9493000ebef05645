#pragma once

#include <cstddef>
#include <cstdint>

namespace vekha::table {

/// Finds the bytes that may end a field: delimiters, \n and \r, wherever they stand.
/// `blocks`: of 64 bytes each, from `at`. Writes the offset of each find to `out`, rising, and says
/// how many there are. Writes up to 8 values more than that, which mean nothing.
std::size_t find_csv_ends(const char* at, std::size_t blocks, char delimiter, std::uint32_t* out);

}  // namespace vekha::table
