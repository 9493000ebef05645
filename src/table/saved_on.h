#pragma once

#include "base/date.h"

#include <filesystem>
#include <optional>

namespace vekha::table {

/// The day on which a workbook or document says that it was last saved: dcterms:modified of
/// docProps/core.xml (ECMA-376 part 2, 11). It stands in the file itself, so a copy of the file has
/// the same day. nullopt: it says nothing, or the file is no package. Never throws.
std::optional<Date> saved_on(const std::filesystem::path& path);

}  // namespace vekha::table
