#pragma once

#include "table/byte_source.h"
#include "table/reader.h"

#include <vector>

namespace vekha::table {

/// The merged ranges of a worksheet part, which stand behind its rows. The part is passed over
/// without being parsed.
std::vector<Range> find_merged_ranges(ByteSource& source);

}  // namespace vekha::table
