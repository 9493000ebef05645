#pragma once

#include "table/number_format.h"
#include "table/xml_scanner.h"

#include <cstdint>
#include <vector>

namespace vekha::table {

/// The number formats of a workbook's cells (styles.xml, ECMA-376 part 1, 18.8).
class XlsxStyles {
 public:
  XlsxStyles() = default;  ///< a workbook without styles: every cell is General
  explicit XlsxStyles(XmlScanner& xml);

  /// Of the cell's attribute s; General for numbers that the workbook does not define.
  const NumberFormat& format(std::uint32_t style) const {
    return style < formats_.size() ? formats_[style] : general_;
  }

 private:
  std::vector<NumberFormat> formats_;
  NumberFormat general_;
};

}  // namespace vekha::table
