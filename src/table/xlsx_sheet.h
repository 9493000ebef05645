#pragma once

#include <string>
#include <vector>

#include "table/xlsx_parts.h"

namespace vekha::table {

/// What the cells of a sheet refer to.
struct SheetContext {
  const std::vector<std::string>& strings;
  const std::vector<NumberLook>& looks;
  bool epoch_1904 = false;
};

/// Streams a worksheet's rows and merged ranges into the sink. ECMA-376 part 1, 18.3. `place` names file and sheet.
void read_sheet(std::string_view xml, const SheetContext& context, const Place& place, const Limits& limits, Sink& sink);

/// The cell that a number means under a look. Numbers that are no date in the workbook's epoch stay numbers.
Cell cell_of_number(std::string_view text, NumberLook look, bool epoch_1904);

}  // namespace vekha::table
