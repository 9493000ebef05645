#pragma once

#include "service/log.h"
#include "service/task_in_hand.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vekha::service {

/// The schedule of one office that several nodes keep together: each scheduled moment becomes one
/// task in their common history, which one node at a time works on. The leader enters it at once
/// and gives back what a silent node left off; should the leader be paused, the others do both a
/// while later. Works on a thread of its own until it is destroyed.
class SharedSchedule {
 public:
  struct World {
    history::Address address;
    std::string office;
    NodeRules rules;
    std::shared_ptr<Log> log;
    std::function<bool()> busy;  ///< this node has a run in hand: it takes no task
    /// Begins the run of a task that this node has taken; `job` is a job's name.
    std::function<void(const std::string& job, std::shared_ptr<TaskInHand> task)> start;
  };

  explicit SharedSchedule(World world);
  ~SharedSchedule();
  SharedSchedule(const SharedSchedule&) = delete;
  SharedSchedule& operator=(const SharedSchedule&) = delete;

  /// A job's moment has come. Returns at once.
  void enter(const std::string& job, schedule::Instant moment);

 private:
  using Steady = std::chrono::steady_clock;
  struct Due {
    std::string batch;
    Steady::time_point since;
  };

  void work(const std::stop_token& stop);
  void look(history::Tasks& tasks);
  void enter_due(history::Tasks& tasks, bool leading);
  void tell_away(const std::string& what);

  World world_;
  std::mutex mutex_;
  std::vector<Due> due_;
  bool away_ = false;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last, so that it stops before the rest goes
};

}  // namespace vekha::service
