#pragma once

#include <cstdint>
#include <limits>

/// Numbers of the ZIP format (APPNOTE 6.3.3) that writer and reader share. All little-endian.
namespace vekha::publish::zip {

inline constexpr std::uint32_t local_header = 0x04034b50;
inline constexpr std::uint32_t central_header = 0x02014b50;
inline constexpr std::uint32_t end_of_directory = 0x06054b50;
inline constexpr std::uint32_t zip64_end = 0x06064b50;
inline constexpr std::uint32_t zip64_locator = 0x07064b50;
inline constexpr std::uint16_t version_deflate = 20;  // 2.0
inline constexpr std::uint16_t version_zip64 = 45;    // 4.5
inline constexpr std::uint16_t utf8_names = 0x0800;
inline constexpr std::uint16_t method_stored = 0;
inline constexpr std::uint16_t method_deflated = 8;
inline constexpr std::uint16_t first_date = 0x0021;  // 01.01.1980
inline constexpr std::uint16_t zip64_field = 0x0001;

inline constexpr std::size_t local_header_size = 30;
inline constexpr std::size_t central_header_size = 46;
inline constexpr std::size_t end_size = 22;

/// Stands in a field of 16 or 32 bits whose value is in the ZIP64 part instead.
inline constexpr std::uint32_t elsewhere16 = std::numeric_limits<std::uint16_t>::max();
inline constexpr std::uint32_t elsewhere32 = std::numeric_limits<std::uint32_t>::max();

}  // namespace vekha::publish::zip
