#pragma once

#include "table/ooxml_package.h"
#include "table/reader.h"

namespace vekha::table {

/// Reads the workbook whose main part is `workbook` into the sink. Fills what a workbook knows of
/// Summary.
void read_xlsx(const OoxmlPackage& package, const std::string& workbook, Sink& sink,
               Summary& summary);

}  // namespace vekha::table
