#pragma once

#include "publish/folder_lock.h"
#include "service/run.h"

#include <filesystem>
#include <memory>

namespace vekha::service {

/// Held during a whole run that is to be published: one at a time for a workspace's site
/// (publish/folder_lock.h). The file says who holds it.
class RunLock {
 public:
  /// Waits up to `seconds`; then throws ServiceError that names the holder.
  RunLock(const std::filesystem::path& site, int seconds,
          publish::Takeover takeover = publish::Takeover::no);

 private:
  std::unique_ptr<publish::FolderLock> lock_;
};

/// `run` under the lock of the workspace's site, then push_targets.
RunOutcome run_alone(const RunRequest& request);

}  // namespace vekha::service
