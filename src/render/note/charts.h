#pragma once

#include "render/format.h"
#include "render/note/drawing.h"
#include "report/snapshot.h"

namespace vekha::render::note {

/// Bars, one a status that occurs, with its word and number.
Drawing status_chart(const Format& format, const report::ProgrammeReport& programme);

/// A bar a section, split by the states of its measures; a legend below.
Drawing section_chart(const Format& format, const report::ProgrammeReport& programme);

}  // namespace vekha::render::note
