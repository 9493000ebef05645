#include "schedule/scheduler.h"

#include <gtest/gtest.h>

#include <atomic>

namespace vekha::schedule {
namespace {

Instant at(const char* text) {
  return parse_utc_text(text).value();
}

class Remembered : public JobMemory {
 public:
  std::optional<Instant> last(const std::string& job) const override {
    const auto found = times.find(job);
    return found == times.end() ? std::nullopt : std::optional(found->second);
  }
  void remember(const std::string& job, Instant time) override { times[job] = time; }
  std::map<std::string, Instant> times;
};

struct Watch {
  std::atomic<Instant> time{at("2024-07-01T05:00:00Z")};
  std::mutex mutex;
  std::vector<std::string> started;

  World world(Remembered& memory) {
    return {memory,
            [this](const std::string& job, Instant scheduled) {
              const std::lock_guard lock(mutex);
              started.push_back(job + " " + to_utc_text(scheduled));
            },
            [this] { return time.load(); }};
  }
  std::vector<std::string> seen() {
    const std::lock_guard lock(mutex);
    return started;
  }
};

Job job(const char* name, const char* line, std::chrono::seconds jitter = std::chrono::seconds(0)) {
  return {name, {.cron = *Cron::parse(line), .zone = "Etc/UTC", .calendar = {}}, jitter};
}

TEST(Scheduler, StartsEachJobAtItsTimeAndRemembersIt) {
  Remembered memory;
  Watch watch;
  Scheduler scheduler({job("night", "0 6 * * *"), job("day", "0 12 * * *")}, watch.world(memory));
  scheduler.look();
  EXPECT_TRUE(watch.seen().empty());
  watch.time = at("2024-07-01T06:00:01Z");
  scheduler.look();
  scheduler.look();
  EXPECT_EQ(watch.seen(), std::vector<std::string>{"night 2024-07-01T06:00:00Z"});
  EXPECT_EQ(memory.last("night"), at("2024-07-01T06:00:00Z"));
  EXPECT_EQ(memory.last("day"), std::nullopt);
}

TEST(Scheduler, WhatWasMissedWhileTheMachineWasOffRunsOnceAtStart) {
  Remembered memory;
  memory.remember("night", at("2024-06-20T06:00:00Z"));
  Watch watch;
  Scheduler scheduler({job("night", "0 6 * * *")}, watch.world(memory));
  scheduler.look();
  EXPECT_EQ(watch.seen(), std::vector<std::string>{"night 2024-06-30T06:00:00Z"});
}

TEST(Scheduler, JitterDelaysButNeverLosesARun) {
  Remembered memory;
  Watch watch;
  Scheduler scheduler({job("night", "0 6 * * *", std::chrono::seconds(600))}, watch.world(memory));
  watch.time = at("2024-07-01T06:00:00Z");
  scheduler.look();
  watch.time = at("2024-07-01T06:10:00Z");
  scheduler.look();
  EXPECT_EQ(watch.seen(), std::vector<std::string>{"night 2024-07-01T06:00:00Z"});
}

TEST(Scheduler, AClockSetBackDuringTheJitterDoesNotPostponeTheRun) {
  Remembered memory;
  Watch watch;
  Scheduler scheduler({job("night", "0 6 * * *", std::chrono::seconds(600))}, watch.world(memory));
  watch.time = at("2024-07-01T06:00:00Z");
  scheduler.look();
  watch.time = at("2024-07-01T05:20:00Z");
  scheduler.look();
  EXPECT_EQ(watch.seen().size(), 1U);
}

}  // namespace
}  // namespace vekha::schedule
