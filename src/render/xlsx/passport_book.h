#pragma once

#include "base/date.h"
#include "report/passport.h"
#include "report/phrases.h"

#include <filesystem>

namespace vekha::render::xlsx {

/// Writes the passport as a workbook at `path`, which is overwritten: sheets protected without a
/// password, what may be filled in open, drop-downs from the hidden sheet of lists. The same
/// contents and day give the same bytes. ServiceError when it can't be written.
void write_passport(const report::PassportBook& passport, const report::Phrases& phrases, Date day,
                    const std::filesystem::path& path);

}  // namespace vekha::render::xlsx
