#pragma once

#include "table/file_source.h"
#include "table/reader.h"

#include <filesystem>

namespace vekha::table {

/// Reads a CSV of any usual encoding and dialect into the sink as one nameless sheet; row numbers
/// count records. Fills what a CSV knows of Summary. InputError for bytes that are no text in an
/// encoding known here.
void read_csv(FileSource& file, const std::string& name, Sink& sink, const Options& options,
              Summary& summary);

}  // namespace vekha::table
