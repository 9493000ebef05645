#pragma once

#include "table/file_source.h"

#include <cstdint>
#include <string_view>

namespace vekha::table {

/// What the first bytes of a file say that it is. `text`: nothing else was recognised, so perhaps a
/// CSV.
enum class FileKind : std::uint8_t {
  empty,
  text,
  zip,
  ole2,
  pdf,
  rtf,
  html,
  xml,
  image,
  compressed,
  database,
  program,
  media,
  excel_xml,    ///< SpreadsheetML 2003, often named .xls
  word_xml,     ///< WordprocessingML 2003 or a package as one XML file
  flat_odf,     ///< .fods, .fodt
  web_archive,  ///< .mht, often named .xls or .doc
  old_sheet     ///< Excel 2 to 4, Lotus 1-2-3, SYLK
};

/// `head`: the first bytes, at least 4 KiB of them unless the file is shorter.
FileKind sniff(std::string_view head);

/// Names the file for what it is and says what to do. For every kind but `text` and `zip`.
[[noreturn]] void refuse_kind(FileKind kind, const FileSource& file, const std::string& name);

}  // namespace vekha::table
