#pragma once

#include "base/problem.h"
#include "history/records.h"
#include "history/store.h"
#include "report/snapshot.h"
#include "service/workspace.h"

#include <optional>
#include <string>

namespace vekha::service {

/// Where the workspace's history lies: `history` of vekha.toml, else state/history.db beside it.
/// InputError for an address that can't be read.
history::Address history_address(const Workspace& workspace);

/// What is wrong with a history in a file that is there already, read from end to end: a few
/// seconds for one of years. A database server sees to its own.
std::optional<Problem> damage_of_history(const Workspace& workspace);

struct Draft;

struct ActionEntry {
  std::string who;
  std::string what;
  std::string target;
};

/// Writes an action into the history's log; with a draft that its run recorded, also that it is
/// published now. Returns what went wrong with the history, as warnings.
Problems enter_action(const Workspace& workspace, const ActionEntry& action,
                      const Draft* published);

/// A run's entry in the history. A history that can't be written stops no publication: visitors
/// come first. It is told, and the next run brings the history up to date, for a run records what
/// holds, not what changed.
class RunHistory {
 public:
  /// Enters the run, and tells of runs before it that died.
  RunHistory(const Workspace& workspace, Date as_of);

  /// What the run saw and how it ended. Without this call the run counts as dead after an hour.
  void finish(const history::RunResult& result, const report::Snapshot* snapshot);

  /// Its id; empty: it could not be entered.
  const std::string& run() const { return run_; }
  /// What went wrong with the history itself; warnings.
  const Problems& problems() const { return problems_; }

 private:
  void tell(const Problem& problem);

  std::optional<history::Store> store_;
  std::string run_;
  Problems problems_;
};

}  // namespace vekha::service
