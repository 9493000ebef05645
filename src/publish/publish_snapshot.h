#pragma once

#include "report/phrases.h"
#include "report/snapshot.h"
#include "report/templates.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vekha::publish {

/// One snapshot and the words and looks in which it is shown.
struct Faces {
  const report::Snapshot& snapshot;
  const report::Templates& templates;
  const report::Phrases& phrases;
};

struct Target {
  std::filesystem::path folder;  ///< the site
  std::size_t keep = 12;         ///< releases kept
  int wait_seconds = 60;         ///< for another run on the same site
};

/// «2024-07-01-a41f09c2»: as-of date and the head of the snapshot's id.
std::string release_id(const report::Snapshot& snapshot);

/// Renders site, workbooks and notes into a staging folder, then shows it in one step. Returns the
/// release's name. Whatever throws on the way, the release that was shown before stays.
std::string publish_snapshot(const Faces& faces, const Target& target);

/// What the last release of another snapshot keeps of itself, so that this one can say what
/// changed; nullopt: there is none that can be read. A release of the same snapshot is passed over,
/// so that a run that is repeated gives the same bytes.
std::optional<report::State> previous_state(const std::filesystem::path& site,
                                            const report::Snapshot& snapshot);

/// What the site says of itself besides the snapshot: changes against the release before, the
/// releases that stay, this one's name.
report::Changes changes_of(const report::Snapshot& snapshot, const Target& target);

/// Everything but the writing: throws for a template or phrase that would stop a publication.
void render_only(const Faces& faces);

}  // namespace vekha::publish
