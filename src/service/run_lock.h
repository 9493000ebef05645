#pragma once

#include "service/run.h"

#include <filesystem>

namespace vekha::service {

/// Held during a whole run that is to be published: one at a time for a workspace's site, across
/// processes and, where the site lies on a shared disk that passes flock(2) on (NFS 4, CIFS),
/// across machines. The kernel lets go of it when the process dies. The file says who holds it.
class RunLock {
 public:
  /// Waits up to `seconds`; then throws ServiceError that names the holder.
  RunLock(const std::filesystem::path& site, int seconds);
  ~RunLock();
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// `run` under the lock of the workspace's site.
RunOutcome run_alone(const RunRequest& request);

}  // namespace vekha::service
