#pragma once

#include "roadmap/executors.h"
#include "roadmap/programme.h"

/// What looks odd in a road map that is read: told as remarks and flags; asked where a person must
/// look.
namespace vekha::roadmap {

/// Gaps, doubles and slips in the numbers of measures and sections.
void note_numbers(Programme& programme);

/// Texts that break off, brackets without their pair.
void note_broken_texts(Programme& programme);

/// Executors that slipped into the next row, have no separator, or look like one name's short form.
void note_executors(Programme& programme, const ExecutorNames& names);

/// Measures with the same words.
void note_duplicates(Programme& programme);

/// An order later than the programme's start, measures due before it.
void note_approval(Programme& programme);

}  // namespace vekha::roadmap
