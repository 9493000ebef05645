#pragma once

#include "table/xlsx_parts.h"

namespace vekha::table {

/// Streams the tables of a document's main part. ECMA-376 part 1, chapter 17. A table inside a cell is a sheet of its own,
/// after the one that holds it.
void read_document(std::string_view xml, Package package, Sink& sink, Summary& summary);

}  // namespace vekha::table
