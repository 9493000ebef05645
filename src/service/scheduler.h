#pragma once

#include "service/cron.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace vekha::service {

/// Calls a job at the times of a cron line in a time zone, on a thread of its own, until it is
/// stopped. The job is never started twice at once; a time that passes while it runs is skipped.
class Scheduler {
 public:
  Scheduler(Cron cron, std::string time_zone, std::function<void()> job);
  /// Waits for a running job to end.
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

 private:
  void loop(const std::stop_token& stop);
  bool wait_until(std::chrono::sys_seconds instant, const std::stop_token& stop);

  Cron cron_;
  std::string time_zone_;
  std::function<void()> job_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last, so that it stops before the rest goes
};

}  // namespace vekha::service
