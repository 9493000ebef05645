#pragma once

#include "base/problem.h"
#include "publish/publish_snapshot.h"
#include "service/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::service {

/// A finished release that visitors don't see yet.
struct Draft {
  std::string name;
  bool stopped = false;  ///< by a check; false: every run of this office waits for a person
  std::string run;       ///< its id in the history; empty: it is not entered there
  std::string snapshot;
  std::string as_of;
  Problems problems;  ///< what the checks found
};

/// What is known of drafts beside their files: «state/drafts/<name>.json», for problems may name
/// persons and don't belong into the site.
class DraftRecords {
 public:
  explicit DraftRecords(const Workspace& workspace);

  /// ServiceError when it can't be written.
  void put(const Draft& draft) const;
  /// A draft whose record is lost is known by its name alone.
  Draft find(const std::string& name) const;
  void remove(const std::string& name) const;

 private:
  std::filesystem::path file_of(const std::string& name) const;

  std::filesystem::path folder_;
};

/// How the workspace's releases are published.
publish::Target publish_target(const Workspace& workspace);

/// Drafts of the site, newest first.
std::vector<Draft> drafts_of(const Workspace& workspace);

/// Shows a draft to visitors and enters it in the history as published; `who` is written into the
/// history's log of actions. The name of a release shows that again. InputError when there is
/// neither. Returns what went wrong with the history alone; call push_targets then.
Problems approve(const Workspace& workspace, const std::string& name, const std::string& who);

/// Removes a draft.
Problems discard(const Workspace& workspace, const std::string& name, const std::string& who);

}  // namespace vekha::service
