#pragma once

#include "roadmap/programme.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

ExecutorKind executor_kind(std::string_view name);

/// Takes cells of executors apart with what all cells of one document say: «А Б» without a
/// separator is two names when both occur alone elsewhere, and a name counts for its short form
/// when a cell defines it («далее – …»).
class ExecutorNames {
 public:
  /// Shows it a cell, line breaks kept; all cells first, then `split`.
  void learn(const std::string& cell);

  /// Names in the cell's order, each once: defined short forms, quotes and capitals as the document
  /// mostly writes them.
  std::vector<Executor> split(const std::string& cell) const;

  /// The name that stands against the next one without a separator at the cell's beginning: «ОО» of
  /// «ОО Управление образования, ОО»; empty when there is none.
  std::string glued_first(const std::string& cell) const;

  /// Some name stands alone in another cell.
  bool knows(std::string_view name) const;

 private:
  std::string canonical(const std::string& name) const;
  std::vector<std::string> apart(const std::string& name) const;

  std::map<std::string, std::string> names_;  ///< comparing key to the best written form
  std::map<std::string, std::string>
      definitions_;  ///< comparing key of the full name to the short form
};

/// «УО» and «Управление образования»: initials of a longer name of the same list, by the longer
/// name's key.
std::vector<std::pair<std::string, std::string>> likely_aliases(const std::set<std::string>& names);

}  // namespace vekha::roadmap
