#pragma once

#include <filesystem>

namespace vekha::web {

/// Who may serve a state folder besides.
enum class Sharing {
  alone,      ///< nobody: two services would each run every scheduled job
  with_nodes  ///< nodes that share a history in PostgreSQL
};

/// The state folder of a service as its own, by flock(2) on `service.lock`: across processes and,
/// on disks that pass it on (NFS 4), across machines. The kernel lets go of it when the service
/// dies.
class StateClaim {
 public:
  /// ServiceError that names the other service when it cannot be had, or the file can't be made.
  StateClaim(const std::filesystem::path& state, Sharing sharing);
  ~StateClaim();
  StateClaim(const StateClaim&) = delete;
  StateClaim& operator=(const StateClaim&) = delete;

  /// Nobody else serves the folder: what lies there half done is a dead service's. True until
  /// `let_nodes_in`.
  bool is_alone() const { return alone_; }
  /// Ends being alone where others may share the folder; nothing otherwise.
  void let_nodes_in();

 private:
  bool try_once();

  std::filesystem::path file_;
  Sharing sharing_;
  int descriptor_ = -1;
  bool alone_ = false;
};

}  // namespace vekha::web
