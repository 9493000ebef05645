#pragma once

#include "table/file_source.h"

#include <string>

namespace vekha::table {

/// Names a compound file ([MS-CFB]) by the streams in its directory: a document protected by a
/// password, an old Excel or Word file, or something else, and refuses it.
[[noreturn]] void refuse_ole2(const FileSource& file, const std::string& name);

}  // namespace vekha::table
