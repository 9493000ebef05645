#include "schedule/scheduler.h"

#include <random>
#include <utility>

namespace vekha::schedule {

namespace {

std::chrono::seconds random_part(std::chrono::seconds most) {
  if (most.count() <= 0) return std::chrono::seconds(0);
  std::random_device source;
  return std::chrono::seconds(
      std::uniform_int_distribution<std::chrono::seconds::rep>(0, most.count())(source));
}

}  // namespace

Scheduler::Scheduler(std::vector<Job> jobs, World world) : world_(std::move(world)) {
  const Instant now = world_.now();
  for (Job& job : jobs) {
    JobClock clock(job.plan, world_.memory.last(job.name), now);
    entries_.push_back({std::move(job), std::move(clock), std::nullopt, now});
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { look_every_second(stop); });
}

void Scheduler::look_every_second(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    look();
    std::unique_lock lock(sleeping_);
    wake_.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
  }
}

Scheduler::~Scheduler() {
  thread_.request_stop();
  thread_.join();
}

void Scheduler::look() {
  const std::lock_guard lock(looking_);
  const Instant now = world_.now();
  for (Entry& entry : entries_)
    look_at(entry, now);
}

void Scheduler::look_at(Entry& entry, Instant now) {
  if (const auto due = entry.clock.due(now)) {
    entry.scheduled = due;
    entry.begin = now + random_part(entry.job.jitter);
  }
  // A clock set back while the jitter passes must not make the job wait for a day.
  const bool overslept = entry.scheduled && entry.begin - now > entry.job.jitter;
  if (!entry.scheduled || (now < entry.begin && !overslept)) return;
  const Instant scheduled = *entry.scheduled;
  entry.scheduled.reset();
  world_.start(entry.job.name, scheduled);
  world_.memory.remember(entry.job.name, scheduled);
}

}  // namespace vekha::schedule
