#pragma once

#include "report/phrases.h"
#include "report/snapshot.h"
#include "report/templates.h"

#include <string>

namespace vekha::render::html {

/// The analytic note of a programme: one HTML file that needs no other, for A4. Facts only; what a
/// person has to write or sign is left blank. InputError when a template or phrase is broken; the
/// programme must be of the snapshot.
std::string render_note(const report::Snapshot& snapshot, const std::string& programme_id,
                        const report::Templates& templates, const report::Phrases& phrases);

}  // namespace vekha::render::html
