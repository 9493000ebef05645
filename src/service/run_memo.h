#pragma once

#include "base/problem.h"
#include "service/workspace.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vekha::service {

/// What the last run was made of and came to, kept in «state/last-run.json» beside the history (not
/// in the site: problems may name persons), so that a run that finds everything as it was can say
/// the same at once. A memo that can't be read is no memo.
class RunMemo {
 public:
  struct Outcome {
    std::string release;
    Problems problems;
  };
  struct Given {
    Date as_of;
    Language language;
    std::filesystem::path templates;  ///< that come with Vekha
  };

  /// Looks at all that a run reads: this program, the workspace's files (the site left out) and the
  /// templates, each by size and times, not by contents. Make it before they are read.
  RunMemo(const Workspace& workspace, const Given& given);

  /// What the last run came to, when it was given the same, is still what visitors see, and none of
  /// its files was touched since.
  std::optional<Outcome> recall() const;
  void remember(const Outcome& outcome) const;

 private:
  std::filesystem::path site_;
  std::filesystem::path file_;
  std::string key_;  // empty: the run reads what can't be looked at (an address on the net)
};

}  // namespace vekha::service
