#pragma once

#include "table/reader.h"

#include <filesystem>

namespace vekha::facts {

/// table::read() in which a thread of its own splits the records of a CSV while the calling one has
/// the sink take those before: the sink is called on one thread at a time, in the file's order, as
/// by table::read(). Small files, and workbooks, are read on the calling thread alone.
table::Summary read_ahead(const std::filesystem::path& path, table::Sink& sink,
                          const table::Options& options);

}  // namespace vekha::facts
