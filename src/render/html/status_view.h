#pragma once

#include "render/format.h"
#include "render/value.h"
#include "report/snapshot.h"

#include <string>
#include <vector>

namespace vekha::render::html {

/// All statuses in the order in which bars and legends show them: done first, then under way,
/// missed, open, outside.
const std::vector<evaluation::Status>& shown_order();

/// "at_risk": the end of class names and of phrases' keys.
std::string status_name(evaluation::Status status);

/// Members css, symbol, word.
Value status_chip(const Format& format, evaluation::Status status);

/// The head of a page about many measures: members percent (or absent), sentence, band, bar (SVG),
/// legend, in_time, completeness. `id` is unique on the page; `list_path`: page with the measures
/// of each status, empty: none.
Value rollup_view(const Format& format, const evaluation::Rollup& rollup, const std::string& id,
                  const std::string& list_path);

/// Members total, due, done, in_time, percent («—» when nothing was due) as texts.
Value rollup_cells(const Format& format, const evaluation::Rollup& rollup);

/// The sum of several roll-ups: numerators, denominators and counts; no degree and no band.
evaluation::Rollup sum(const std::vector<const evaluation::Rollup*>& rollups);

}  // namespace vekha::render::html
