#pragma once

#include "web/parts.h"

#include <string>

/// What the API and the methodist's page show of the published figures.
namespace vekha::web {

/// FaultError 503 while nothing is published, or its figures are being worked out.
Published published_figures(const Parts& parts);
/// FaultError 404 with the ids that there are.
const report::ProgrammeReport& programme_of(const report::Snapshot& snapshot,
                                            const std::string& id);

/// The note of a programme as HTML, made once for each snapshot.
http::Response note_page(Parts& parts, const std::string& programme, Language language);

}  // namespace vekha::web
