#pragma once

#include "publish/check_rules.h"
#include "publish/site_folder.h"
#include "publish/staging.h"
#include "report/phrases.h"
#include "report/snapshot.h"
#include "report/templates.h"

#include <filesystem>
#include <functional>
#include <memory>
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
  KeepRule keep;                 ///< releases kept
  bool releases_linked = true;   ///< wherever the release is brought, the others lie beside it
  int wait_seconds = 60;         ///< for another run on the same site
  CheckRules checks;
  bool approval = false;                   ///< every release becomes a draft
  bool forced = false;                     ///< what a check finds is told and stops nothing
  Takeover takeover = Takeover::no;        ///< of the site's lock
  MayShow may_show = [] { return true; };  ///< asked last before the switch
  /// Called before each file, one call at a time; what it throws ends the publication.
  std::function<void()> pulse = [] {};
  std::shared_ptr<const SigningKey> key;  ///< nullptr: releases are not signed
};

/// «2024-07-01-a41f09c2»: as-of date and the head of the snapshot's id.
std::string release_id(const report::Snapshot& snapshot);

/// What came of a publication.
struct Publication {
  std::string name;               ///< of the release or draft
  Shelf shelf = Shelf::releases;  ///< releases: visitors see it now
  bool stopped = false;           ///< a check made a draft of it
  Problems problems;              ///< what the checks found
};

/// Renders site, workbooks and notes into a staging folder, looks at them (CheckRules), then shows
/// them in one step, or lays them among the drafts: then drafts before it go. Whatever throws on
/// the way, the release that was shown before stays. `faces.snapshot.changes` is read.
Publication publish_snapshot(const Faces& faces, const Target& target);

/// Shows a draft, or a release again, to visitors; old releases go by the rule.
void approve(const Target& target, const std::string& id);

/// What the last release of another snapshot keeps of itself, so that this one can say what
/// changed; nullopt: there is none that can be read. A release of the same snapshot is passed over,
/// so that a run that is repeated gives the same bytes.
std::optional<report::State> previous_state(const std::filesystem::path& site,
                                            const report::Snapshot& snapshot);

/// What the site says of itself besides the snapshot: changes against the release before, the
/// releases that stay, this one's name.
report::Changes changes_of(const report::Snapshot& snapshot, const Target& target);

/// Everything but the writing: what the checks find; throws for a template or phrase that would
/// stop a publication.
Problems look_over(const Faces& faces, const Target& target);

}  // namespace vekha::publish
