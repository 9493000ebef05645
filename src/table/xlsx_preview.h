#pragma once

#include "table/byte_source.h"
#include "table/reader.h"

#include <vector>

namespace vekha::table {

/// What must be known of a worksheet part before its rows are given, though it stands behind them
/// or among them.
struct XlsxPreview {
  std::vector<Range> merged;  ///< stands behind the rows
  bool rows_rise = true;      ///< false: a row's number is not above the one before
};

/// Passes over the part without parsing it.
XlsxPreview preview_sheet(ByteSource& source);

}  // namespace vekha::table
