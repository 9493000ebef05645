#pragma once

#include "service/log.h"
#include "service/run_lock.h"
#include "service/run_record.h"
#include "service/task_in_hand.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vekha::service {

/// Something that happened in a run, for those who watch.
struct RunEvent {
  std::size_t number = 0;  ///< from 1 within the run
  std::string name;        ///< «stage», «state»
  std::string data;        ///< a JSON object
};

struct RunOrder {
  std::string trigger;
  RunPolicy policy;
  std::optional<Date> as_of;
  std::shared_ptr<TaskInHand> task;  ///< of several nodes' common work; nullptr: our own
};

/// Runs one publication at a time on a thread of its own, and keeps the record of each.
class RunManager {
 public:
  /// What the manager needs of the world.
  struct World {
    std::shared_ptr<RunStore> store;
    std::shared_ptr<Log> log;
    std::function<RunRequest()> request;  ///< made anew for each attempt
    std::function<RunOutcome(const RunRequest&)> run = service::run_alone;
    std::function<void(RunOutcome&)> published = [](RunOutcome&) {};
    std::function<void(const RunRecord&, const Problems&)> failed = [](const RunRecord&,
                                                                       const Problems&) {};
  };

  explicit RunManager(World world);
  /// Stops the run in hand at its next step. What it would have published is not shown.
  ~RunManager();
  RunManager(const RunManager&) = delete;
  RunManager& operator=(const RunManager&) = delete;

  enum class WhenBusy { refuse, wait };
  /// The new run's id; nullopt when another is going on or waits already.
  std::optional<std::string> start(const RunOrder& order, WhenBusy when_busy);
  /// False: it is not going on. It ends at its next step.
  bool stop(const std::string& id);
  /// A run is going on or waits.
  bool is_busy() const;
  /// The run that is going on.
  std::optional<std::string> current() const;
  /// Events after `number`, waiting for some up to `time`; `over` when the run has ended and there
  /// are no more.
  std::vector<RunEvent> events(const std::string& id, std::size_t number,
                               std::chrono::milliseconds time, bool& over);
  /// Whether other services may be at work on the same runs.
  enum class Nodes { this_one, others_too };
  /// Marks what a process left unfinished when it died; gives the jobs' names among them.
  std::vector<std::string> abandon_unfinished(Nodes nodes);

  std::size_t finished() const { return finished_; }
  std::size_t not_published() const { return not_published_; }

 private:
  struct Pending {
    RunRecord record;
    RunOrder order;
  };

  void work(const std::stop_token& stop);
  void execute(Pending pending, const std::stop_token& stop);
  Problems attempt(Pending& pending, const std::stop_token& stop);
  void end(Pending& pending, const Problems& problems);
  void settle_task(const Pending& pending, const std::stop_token& stop);
  bool sleep_before_retry(const Pending& pending, const std::stop_token& stop);
  void tell_state(const RunRecord& record);
  void add_event(const std::string& name, const std::string& data);
  void say(const RunRecord& record, LogLevel level, const Words& words);

  World world_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Pending> waiting_;
  std::string current_;
  std::vector<RunEvent> events_;
  std::string events_of_;
  std::atomic<bool> stop_current_ = false;
  std::atomic<std::size_t> finished_ = 0;
  std::atomic<std::size_t> not_published_ = 0;
  std::jthread thread_;
};

}  // namespace vekha::service
