#include "service/task_in_hand.h"

#include "base/error.h"

#include <algorithm>
#include <utility>

namespace vekha::service {

TaskInHand::TaskInHand(history::Address address, history::Task task, const NodeRules& rules)
    : address_(std::move(address)), task_(std::move(task)), rules_(rules) {
  thread_ = std::jthread([this](const std::stop_token& stop) { speak(stop); });
}

TaskInHand::~TaskInHand() {
  thread_.request_stop();
  wake_.notify_all();
}

// A database that is away for a while is asked again: the node that has waited for too long has
// lost the task, and is told so when it asks whether it may show.
void TaskInHand::speak(const std::stop_token& stop) {
  const auto beat =
      std::max<std::chrono::milliseconds>(rules_.silent / 4, std::chrono::milliseconds(200));
  while (!stop.stop_requested() && ours_) {
    try {
      ours_ = may_show();
    } catch (const ServiceError&) {
      // The next beat asks again.
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, beat, [] { return false; });
  }
}

bool TaskInHand::may_show() const {
  history::Database database(address_);
  return history::Tasks(database, node_name()).keep(task_);
}

publish::Takeover TaskInHand::takeover() const {
  return task_.claim > 1 ? publish::Takeover::yes : publish::Takeover::no;
}

void TaskInHand::finish() const {
  history::Database database(address_);
  history::Tasks(database, node_name()).finish(task_);
}

void TaskInHand::give_back() const {
  history::Database database(address_);
  history::Tasks tasks(database, node_name());
  if (task_.claim < rules_.tries) {
    tasks.give_back(task_);
  } else {
    tasks.finish(task_);
  }
}

}  // namespace vekha::service
