#pragma once

#include "render/output.h"
#include "report/phrases.h"
#include "report/snapshot.h"

namespace vekha::render::opendata {

/// Writes the open data below data/: the sets as CSV (UTF-8, RFC 4180) and JSON, their cards and
/// passports, datapackage.json, CSVW, DCAT and the state for the next release, in a fixed order;
/// the same arguments give the same bytes. InputError before the first file when a phrase is
/// missing.
void render_open_data(const report::Snapshot& snapshot, const report::Phrases& phrases,
                      const FileSink& sink);

}  // namespace vekha::render::opendata
