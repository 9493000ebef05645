#include "service/scheduler.h"

#include <algorithm>
#include <utility>

namespace vekha::service {

Scheduler::Scheduler(Cron cron, std::string time_zone, std::function<void()> job)
    : cron_(cron),
      time_zone_(std::move(time_zone)),
      job_(std::move(job)),
      thread_([this](const std::stop_token& stop) { loop(stop); }) {}

Scheduler::~Scheduler() {
  thread_.request_stop();
  wake_.notify_all();
}

// Sleeps in short pieces: a suspended machine or a clock that was set must not make it miss the
// time by hours.
bool Scheduler::wait_until(std::chrono::sys_seconds instant, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested() && now() < instant) {
    const auto rest = std::min<std::chrono::seconds>(instant - now(), std::chrono::seconds(30));
    wake_.wait_for(lock, stop, rest, [] { return false; });
  }
  return !stop.stop_requested();
}

void Scheduler::loop(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto next = cron_.next(local_time(now(), time_zone_));
    if (!next || !wait_until(instant_of(*next, time_zone_), stop)) return;
    job_();
  }
}

}  // namespace vekha::service
