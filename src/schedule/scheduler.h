#pragma once

#include "schedule/job_clock.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace vekha::schedule {

struct Job {
  std::string name;  ///< unique
  JobClock::Plan plan;
  std::chrono::seconds jitter{0};  ///< begins up to so much later, at random
};

/// Which scheduled time of each job was run last, kept over restarts. Used by one thread at a time.
class JobMemory {
 public:
  virtual ~JobMemory() = default;
  virtual std::optional<Instant> last(const std::string& job) const = 0;
  virtual void remember(const std::string& job, Instant time) = 0;
};

/// What a scheduler needs of the world.
struct World {
  JobMemory& memory;
  std::function<void(const std::string& job, Instant scheduled)> start;  ///< returns at once
  std::function<Instant()> now = schedule::now;
};

/// Starts jobs at their times, on a thread of its own, until it is destroyed. Looks at the clock
/// every second, so a machine that slept or a clock that was set makes it neither late nor
/// confused.
class Scheduler {
 public:
  Scheduler(std::vector<Job> jobs, World world);
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// One look at the clock; the thread calls nothing else.
  void look();

 private:
  struct Entry {
    Job job;
    JobClock clock;
    std::optional<Instant> scheduled;  ///< given, but waiting for its jitter
    Instant begin;
  };
  void look_every_second(const std::stop_token& stop);
  void look_at(Entry& entry, Instant now);

  World world_;
  std::mutex looking_;
  std::vector<Entry> entries_;
  std::mutex sleeping_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last, so that it stops before the rest goes
};

}  // namespace vekha::schedule
