#pragma once

#include "web/note_wish.h"
#include "web/parts.h"

#include <string>

/// What the API and the methodist's page show of the published figures.
namespace vekha::web {

/// FaultError 503 while nothing is published, or its figures are being worked out.
Published published_figures(const Parts& parts);
/// FaultError 404 with the ids that there are.
const report::ProgrammeReport& programme_of(const report::Snapshot& snapshot,
                                            const std::string& id);

/// The note of a programme or of a part of it. That of the whole is made once for each snapshot; a
/// period of its own is worked out from the inputs as they are now, which takes as long as a run's
/// evaluation. FaultError 404 for an unknown programme, 422 for a section, executor or school that
/// it does not have.
http::Response note_response(Parts& parts, const std::string& programme, const NoteWish& wish);

}  // namespace vekha::web
