#pragma once

#include "table/ooxml_package.h"
#include "table/reader.h"

#include <string>

namespace vekha::table {

/// Refuses an archive that is another kind of document (OpenDocument, EPUB) or no document at all,
/// named for what it is.
void refuse_foreign_archive(ZipArchive& archive);

struct MainPart {
  Format format = Format::xlsx;
  std::string part;
};

/// The workbook or the document of a package; refuses presentations, drawings, binary workbooks.
MainPart find_main_part(const OoxmlPackage& package);

}  // namespace vekha::table
