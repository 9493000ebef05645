#pragma once

#include "access/state_file.h"
#include "schedule/scheduler.h"

#include <filesystem>

namespace vekha::service {

/// `schedule.json` of the state folder: the scheduled time of each job that was run last.
class JobFile : public schedule::JobMemory {
 public:
  explicit JobFile(const std::filesystem::path& folder) : file_(folder / "schedule.json") {}

  std::optional<schedule::Instant> last(const std::string& job) const override;
  void remember(const std::string& job, schedule::Instant time) override;

 private:
  access::StateFile file_;
};

}  // namespace vekha::service
