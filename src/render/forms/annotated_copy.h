#pragma once

#include "facts/observation.h"
#include "report/phrases.h"

#include <filesystem>
#include <span>

namespace vekha::render::forms {

/// Writes a copy of the sender's own file for them to mend: every cell at fault has a comment that
/// says what was found and what is wanted, and a sheet «Что исправить» lists all of it. A workbook
/// is edited part by part, so its look, formulas and other sheets stay; a CSV or DOCX becomes a
/// workbook of its rows. Comments that are there already stay. `rejects`: those of this file.
/// Words: phrases "returns.*". InputError when the file can't be read at all, ServiceError when the
/// copy can't be written.
void write_annotated_copy(const std::filesystem::path& sent, std::span<const facts::Reject> rejects,
                          const report::Phrases& phrases, const std::filesystem::path& copy);

/// «отчёт.xlsx» as «отчёт — что исправить.xlsx».
std::string copy_name(const std::string& file_name, const report::Phrases& phrases);

}  // namespace vekha::render::forms
