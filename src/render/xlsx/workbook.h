#pragma once

#include "render/address.h"
#include "report/phrases.h"
#include "report/snapshot.h"

#include <filesystem>

namespace vekha::render::xlsx {

/// Writes a programme's workbook (the sheets of the domain's outline 3.5) to `path`. All wording
/// comes from the phrases [workbook.*]; `addresses` of the same snapshot, for links to the site;
/// the same snapshot gives the same bytes. Throws ServiceError when the file can't be written (disk
/// full, no permission); a half-written file may be left, so write into a staging folder.
void write_workbook(const report::Snapshot& snapshot, const report::ProgrammeReport& programme,
                    const Addresses& addresses, const report::Phrases& phrases,
                    const std::filesystem::path& path);

}  // namespace vekha::render::xlsx
