#pragma once

#include "roadmap/draft.h"
#include "roadmap/programme.h"

#include <map>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// Questions about every reading that needs a decision. Months without a year in a programme of
/// several years are one question for the whole document, its text listing the measures; so are
/// school years that are not named, and terms that say the same in several rows.
void ask_about_readings(Programme& programme);

/// Questions about orphans, sections without a heading, texts that break off, surplus cells.
/// `surplus` is by measure's id.
void ask_about_structure(Programme& programme, const DocumentDraft& draft,
                         const std::map<std::string, std::vector<Passage>>& surplus);

}  // namespace vekha::roadmap
