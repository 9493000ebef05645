#pragma once

#include "roadmap/programme.h"
#include "table/table.h"

namespace vekha::roadmap {

/// Finds the road map in a document: its tables by their heads, sections, measures, what stands
/// above. Reads plans and terms (reading.h) with the context that the document gives. What is
/// doubtful becomes a question, what belongs nowhere an orphan. Throws InputError when the document
/// has no table with the heads of a road map. The caller sets `id`; here it is made of the file's
/// name.
Programme read_programme(const table::Document& document);

}  // namespace vekha::roadmap
