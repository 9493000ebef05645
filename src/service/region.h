#pragma once

#include "base/problem.h"
#include "service/run.h"
#include "service/task_in_hand.h"

#include <functional>
#include <string>

namespace vekha::service {

struct RegionRequest {
  std::filesystem::path folder;  ///< each folder in it that holds a vekha.toml is an office
  RunRequest run;                ///< but for its workspace
  std::string batch;  ///< «2024-07-01»: offices of one batch are published once, by whatever node
  NodeRules rules;
};

/// How one office ended on this node.
struct OfficeOutcome {
  std::string office;
  RunOutcome outcome;
  Words fault;  ///< why it failed; empty: it did not
};

struct RegionOutcome {
  std::size_t entered = 0;  ///< offices that nobody had entered before us
  std::size_t done = 0;     ///< by this node
  std::size_t failed = 0;   ///< by this node: refused, or left to another
};

/// Publishes the offices of a region, together with other nodes that were given the same batch and
/// share the disk and a history in PostgreSQL (with SQLite: other processes of this machine). Ends
/// when none is left to do, on any node: what a node that dies leaves off is done by another. All
/// offices must name the same history and have different names: InputError otherwise. `tell` is
/// called after each office.
RegionOutcome publish_region(const RegionRequest& request,
                             const std::function<void(const OfficeOutcome&)>& tell);

}  // namespace vekha::service
