#pragma once

#include "table/ooxml_package.h"
#include "table/reader.h"

#include <string>

namespace vekha::table {

/// Reads the tables of the document whose main part is `document` into the sink, one sheet a table;
/// nested ones and those in text boxes follow the table or paragraph that holds them. Fills
/// text_below and notes of Summary. ECMA-376 part 1, 17.
void read_docx(const OoxmlPackage& package, const std::string& document, Sink& sink,
               Summary& summary);

}  // namespace vekha::table
