#pragma once

#include "table/reader.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace vekha::table {

/// The bounds of `Limits` as settings and the command line name them, in the order of `Limits`:
/// part_mib, total_mib, ratio, parts, cells, columns, depth, text_mib, held_mib.
std::span<const std::string_view> limit_names();

/// Sets one bound, in mebibytes for the names that end so. False: no such name, or a value that is
/// 0 or too large for it.
bool set_limit(Limits& limits, std::string_view name, std::uint64_t value);

}  // namespace vekha::table
