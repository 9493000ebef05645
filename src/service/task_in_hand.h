#pragma once

#include "history/tasks.h"
#include "publish/folder_lock.h"
#include "service/node_name.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace vekha::service {

/// How nodes watch each other.
struct NodeRules {
  std::chrono::seconds silent{60};  ///< a node that says nothing for so long has lost its task
  int tries = 3;                    ///< a task that so many nodes failed at is left
};

/// A task that this node works on: says so on a thread of its own, until it is dropped. A node that
/// was paused and comes back finds `is_ours` false and must not show anything.
class TaskInHand {
 public:
  TaskInHand(history::Address address, history::Task task, const NodeRules& rules);
  ~TaskInHand();
  TaskInHand(const TaskInHand&) = delete;
  TaskInHand& operator=(const TaskInHand&) = delete;

  const history::Task& task() const { return task_; }
  /// False as soon as this node was told that another has it.
  bool is_ours() const { return ours_; }
  /// Asks the database now. ServiceError when it can't be asked: then nothing may be shown either.
  bool may_show() const;
  /// Of the site's locks: yes when another node has had the task before, and died or fell silent.
  publish::Takeover takeover() const;

  /// It is done, well or badly. ServiceError as above: another node will do it again, which comes
  /// to the same release.
  void finish() const;
  /// Another node may do better; after NodeRules::tries it counts as finished.
  void give_back() const;

 private:
  void speak(const std::stop_token& stop);

  history::Address address_;
  history::Task task_;
  NodeRules rules_;
  std::atomic<bool> ours_ = true;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last, so that it stops before the rest goes
};

}  // namespace vekha::service
