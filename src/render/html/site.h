#pragma once

#include "render/output.h"
#include "report/phrases.h"
#include "report/snapshot.h"
#include "report/templates.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vekha::render::html {

/// Asked before the pages of a programme are made: their names when they stand already as they
/// would come out; nullopt: make them. Several threads may ask at once.
using Keep = std::function<std::optional<std::vector<std::string>>(
    const report::ProgrammeReport& programme)>;

/// Writes every page of the public site and its assets, on all processors, in no fixed order. Pages
/// hold relative links only, no script and nothing from another host; the same arguments give the
/// same bytes. Linked but not written here, in each programme's folder: the workbook "<id>.xlsx",
/// "note.html" and "note.docx". InputError before the first file when a template or a phrase is
/// broken or missing.
void render_site(const report::Snapshot& snapshot, const report::Templates& templates,
                 const report::Phrases& phrases, const FileSink& sink, const Keep& keep = {});

/// The page of one programme of the snapshot as one file that needs no other, with every measure in
/// full: to print, to mail, for a site that takes only an attachment. InputError as above.
std::string render_programme_page(const report::Snapshot& snapshot,
                                  const report::ProgrammeReport& programme,
                                  const report::Templates& templates,
                                  const report::Phrases& phrases);

}  // namespace vekha::render::html
