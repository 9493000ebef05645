#pragma once

#include "history/database.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::history {

/// An office to be published, taken by this node. `claim` grows each time the task is taken: a node
/// that was paused and comes back holds an old number, and is turned away.
struct Task {
  std::string id;
  std::string batch;
  std::string office;
  std::int64_t claim = 0;
};

/// Work shared by the nodes that share a history. A batch is one moment of the schedule
/// («2026-11-25T02:30+03:00»): whoever comes first enters its offices, the others find them there.
/// Times are the database's.
class Tasks {
 public:
  /// `database` must have the newest schema (migrate) and outlive this.
  Tasks(Database& database, std::string node) : database_(database), node_(std::move(node)) {}

  /// Enters what of the batch isn't there yet; returns how many that were.
  std::size_t enter(const std::string& batch, std::span<const std::string> offices);
  /// Which tasks a node would take; empty: any.
  struct Wanted {
    std::string batch;
    std::string office;
  };
  /// Takes the oldest waiting one of these; nullopt when none waits. No two nodes get the same.
  std::optional<Task> take(const Wanted& wanted);
  std::optional<Task> take() { return take({}); }
  /// Says that the task is still worked on. False: another node has it now, stop.
  bool keep(const Task& task);
  /// Call it when the result is visible. False: another node has it now.
  bool finish(const Task& task);
  /// Lets another node try. False: another node has it now.
  bool give_back(const Task& task);
  /// Tasks whose nodes said nothing for `seconds` wait again; returns how many.
  std::size_t give_back_silent(std::int64_t seconds);
  /// Tasks of the batch that are not finished.
  std::size_t open(const std::string& batch);

  /// True while this connection is the leader, the one node that keeps the schedule. PostgreSQL: an
  /// advisory lock, let go when the connection ends. SQLite: one machine, always true.
  bool lead();

 private:
  Database& database_;
  std::string node_;
};

}  // namespace vekha::history
