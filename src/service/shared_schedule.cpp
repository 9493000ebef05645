#include "service/shared_schedule.h"

#include "base/error.h"
#include "history/schema.h"

#include <optional>
#include <utility>

namespace vekha::service {

SharedSchedule::SharedSchedule(World world) : world_(std::move(world)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

SharedSchedule::~SharedSchedule() {
  thread_.request_stop();
  wake_.notify_all();
}

void SharedSchedule::enter(const std::string& job, schedule::Instant moment) {
  const std::lock_guard lock(mutex_);
  due_.push_back({job + "@" + schedule::to_utc_text(moment), Steady::now()});
}

// A database that is away ends the connection, and with it our leadership; it is sought anew.
void SharedSchedule::work(const std::stop_token& stop) {
  std::optional<history::Database> database;
  while (!stop.stop_requested()) {
    try {
      if (!database) {
        database.emplace(world_.address);
        history::migrate(*database);
      }
      history::Tasks tasks(*database, node_name());
      look(tasks);
      away_ = false;
    } catch (const ServiceError& error) {
      database.reset();
      tell_away(to_text(error.problem(), Language::russian));
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
  }
}

void SharedSchedule::look(history::Tasks& tasks) {
  const bool leading = tasks.lead();
  enter_due(tasks, leading);
  const auto silent = world_.rules.silent * (leading ? 1 : 2);
  tasks.give_back_silent(silent.count());
  if (world_.busy()) return;
  auto task = tasks.take({.batch = "", .office = world_.office});
  if (!task) return;
  const std::string job = task->batch.substr(0, task->batch.find('@'));
  world_.start(job, std::make_shared<TaskInHand>(world_.address, std::move(*task), world_.rules));
}

void SharedSchedule::enter_due(history::Tasks& tasks, bool leading) {
  std::vector<Due> due;
  {
    const std::lock_guard lock(mutex_);
    due = due_;
  }
  const std::vector<std::string> offices{world_.office};
  for (const Due& each : due) {
    if (!leading && Steady::now() - each.since < world_.rules.silent) continue;
    tasks.enter(each.batch, offices);
    const std::lock_guard lock(mutex_);
    std::erase_if(due_, [&](const Due& one) { return one.batch == each.batch; });
  }
}

void SharedSchedule::tell_away(const std::string& what) {
  if (std::exchange(away_, true)) return;
  world_.log->write(LogLevel::error, "",
                    {"расписание узлов ждёт базу истории: " + what,
                     "the nodes' schedule waits for the history's database: " + what});
}

}  // namespace vekha::service
