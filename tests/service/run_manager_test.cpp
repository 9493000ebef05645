#include "service/run_manager.h"

#include "base/error.h"
#include "base/file_io.h"
#include "service/failure_report.h"
#include "service/run_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace vekha::service {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class RunManagerTest : public testing::Test {
 protected:
  ~RunManagerTest() override { std::filesystem::remove_all(folder_); }

  RunManager::World world(std::function<RunOutcome(const RunRequest&)> run) {
    return {.store = store_,
            .log = std::make_shared<Log>(LogSettings{.file = folder_ / "log"}, Language::english),
            .request = [] { return RunRequest(); },
            .run = std::move(run),
            .failed = [this](const RunRecord& record,
                             const Problems&) { failures_.push_back(record); }};
  }
  RunRecord end_of(RunManager& manager, const std::string& id) {
    bool over = false;
    for (int i = 0; i < 100 && !over; ++i)
      manager.events(id, 100000, milliseconds(100), over);
    EXPECT_TRUE(over) << "the run does not end";
    return store_->find(id).value();
  }
  static RunOrder order(RunPolicy policy = {}) {
    return {.trigger = "user:test", .policy = policy};
  }

  const std::filesystem::path folder_ = [] {
    auto path =
        std::filesystem::temp_directory_path() / ("vekha runs " + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
    return path;
  }();
  std::shared_ptr<RunFiles> store_ = std::make_shared<RunFiles>(folder_ / "runs");
  std::vector<RunRecord> failures_;
};

RunOutcome published() {
  return {.problems = {{.code = "odd", .severity = Severity::warning}},
          .release = "2024-07-01-abc"};
}

TEST_F(RunManagerTest, KeepsWhatARunPublished) {
  RunManager manager(world([](const RunRequest&) { return published(); }));
  const auto id = manager.start(order(), RunManager::WhenBusy::refuse);
  const RunRecord record = end_of(manager, id.value());
  EXPECT_EQ(record.state, RunState::published);
  EXPECT_EQ(record.release, "2024-07-01-abc");
  EXPECT_EQ(record.warnings, 1U);
  EXPECT_EQ(store_->problems(*id)[0].code, "odd");
  EXPECT_TRUE(failures_.empty());
}

TEST_F(RunManagerTest, OneAtATimeAndOneThatWaits) {
  std::atomic<int> going_on = 0;
  std::atomic<int> most = 0;
  RunManager manager(world([&](const RunRequest&) {
    most = std::max(most.load(), ++going_on);
    std::this_thread::sleep_for(milliseconds(150));
    --going_on;
    return published();
  }));
  ASSERT_TRUE(manager.start(order(), RunManager::WhenBusy::wait));
  while (!manager.current())
    std::this_thread::sleep_for(milliseconds(5));
  EXPECT_FALSE(manager.start(order(), RunManager::WhenBusy::refuse));
  const auto second = manager.start(order(), RunManager::WhenBusy::wait);
  ASSERT_TRUE(second);
  EXPECT_FALSE(manager.start(order(), RunManager::WhenBusy::wait)) << "a third in the queue";
  end_of(manager, *second);
  EXPECT_EQ(most, 1);
}

TEST_F(RunManagerTest, AFailureIsTriedAgainWithGrowingPauses) {
  std::vector<std::chrono::steady_clock::time_point> tries;
  RunManager manager(world([&](const RunRequest&) -> RunOutcome {
    tries.push_back(std::chrono::steady_clock::now());
    if (tries.size() < 3) throw ServiceError({.code = "disk_full"});
    return published();
  }));
  const auto id =
      manager.start(order({.retries = 5, .retry_after = seconds(1)}), RunManager::WhenBusy::refuse);
  const RunRecord record = end_of(manager, id.value());
  EXPECT_EQ(record.state, RunState::published);
  EXPECT_EQ(record.attempt, 3);
  ASSERT_EQ(tries.size(), 3U);
  EXPECT_GE(tries[1] - tries[0], milliseconds(990));
  EXPECT_GE(tries[2] - tries[1], milliseconds(1990))
      << "the second pause is no longer than the first";
}

TEST_F(RunManagerTest, ARefusalIsToldAndNotTriedAgain) {
  int tries = 0;
  RunManager manager(world([&](const RunRequest&) -> RunOutcome {
    ++tries;
    throw InputError({.code = "broken"});
  }));
  const auto id =
      manager.start(order({.retries = 5, .retry_after = seconds(1)}), RunManager::WhenBusy::refuse);
  EXPECT_EQ(end_of(manager, id.value()).state, RunState::refused);
  EXPECT_EQ(tries, 1);
  ASSERT_EQ(failures_.size(), 1U);
  EXPECT_EQ(failures_[0].fatal, 1U);
}

TEST_F(RunManagerTest, WhateverIsThrownEndsTheRunNotTheService) {
  RunManager manager(world([](const RunRequest&) -> RunOutcome { throw std::bad_alloc(); }));
  const auto id = manager.start(order(), RunManager::WhenBusy::refuse);
  EXPECT_EQ(end_of(manager, id.value()).state, RunState::failed);
  EXPECT_TRUE(manager.start(order(), RunManager::WhenBusy::refuse));
}

RunOutcome endless(const RunRequest& request) {
  while (true) {
    request.progress(Stage::read_exports, 0, 1);
    std::this_thread::sleep_for(milliseconds(5));
  }
}

TEST_F(RunManagerTest, IsStoppedByAPersonAndByItsTimeLimit) {
  RunManager manager(world(endless));
  const auto first = manager.start(order(), RunManager::WhenBusy::refuse);
  while (!manager.stop(*first))
    std::this_thread::sleep_for(milliseconds(5));
  EXPECT_EQ(end_of(manager, *first).state, RunState::stopped);
  EXPECT_FALSE(manager.stop(*first));
  while (manager.current())
    std::this_thread::sleep_for(milliseconds(5));
  const auto second =
      manager.start(order({.time_limit = seconds(0)}), RunManager::WhenBusy::refuse);
  EXPECT_EQ(end_of(manager, second.value()).state, RunState::timed_out);
}

TEST_F(RunManagerTest, EndsWithTheService) {
  std::string id;
  {
    RunManager manager(world(endless));
    id = manager.start(order(), RunManager::WhenBusy::refuse).value();
    while (!manager.current())
      std::this_thread::sleep_for(milliseconds(5));
  }
  EXPECT_EQ(store_->find(id)->state, RunState::stopped);
}

TEST_F(RunManagerTest, WhatAKilledServiceLeftIsAbandonedAndItsJobNamed) {
  RunRecord record{
      .id = "20240701-053000-abcd", .trigger = "schedule:nightly", .state = RunState::running};
  store_->put(record);
  RunManager manager(world([](const RunRequest&) { return published(); }));
  EXPECT_EQ(manager.abandon_unfinished(RunManager::Nodes::this_one),
            std::vector<std::string>{"nightly"});
  EXPECT_EQ(store_->find(record.id)->state, RunState::abandoned);
  EXPECT_TRUE(manager.abandon_unfinished(RunManager::Nodes::this_one).empty());
}

// After a restart of the machine the number of the dead process is another program's.
TEST_F(RunManagerTest, ALivingProcessOfTheSameNumberKeepsNoRunAliveWhereThereIsOneService) {
  std::string host(100, '\0');
  ASSERT_EQ(::gethostname(host.data(), host.size() - 1), 0);
  const RunRecord record{.id = "20240701-053000-abcd",
                         .trigger = "schedule:nightly",
                         .node = std::string(host.c_str()) + ":1",
                         .state = RunState::running};
  store_->put(record);
  RunManager manager(world([](const RunRequest&) { return published(); }));
  EXPECT_TRUE(manager.abandon_unfinished(RunManager::Nodes::others_too).empty());
  EXPECT_EQ(manager.abandon_unfinished(RunManager::Nodes::this_one),
            std::vector<std::string>{"nightly"});
  EXPECT_EQ(store_->find(record.id)->state, RunState::abandoned);
}

TEST_F(RunManagerTest, AStepThatOftenSaysItGoesOnIsOneEvent) {
  RunManager manager(world([](const RunRequest& request) {
    for (int i = 0; i < 50; ++i)
      request.progress(Stage::render, 0, 7);
    return published();
  }));
  const auto id = manager.start(order(), RunManager::WhenBusy::refuse);
  end_of(manager, id.value());
  bool over = false;
  const auto events = manager.events(*id, 0, milliseconds(100), over);
  EXPECT_EQ(std::ranges::count_if(events, [](const RunEvent& e) { return e.name == "stage"; }), 1);
}

TEST_F(RunManagerTest, ADamagedRecordIsPassedOver) {
  std::filesystem::create_directories(folder_ / "runs");
  std::ofstream(folder_ / "runs" / "20240701-000000-dead.json") << "{\"id\":";
  EXPECT_TRUE(store_->list(10).empty());
  for (const char* id : {"../users", "a/b", "", "A", "20240701-000000-dead"})
    EXPECT_FALSE(store_->find(id)) << id;
}

TEST(LogLine, IsOneLineWithTheRunInIt) {
  EXPECT_EQ(log_line(LogFormat::text, {"T", LogLevel::info, "r1", "a\nb", {{"k", "v"}}}),
            "T info [r1] a b k=v");
  EXPECT_EQ(log_line(LogFormat::json, {"T", LogLevel::error, "r1", "a\n\"b\"", {}}),
            R"({"time":"T","level":"error","run":"r1","message":"a\n\"b\""})");
}

TEST(FailureMail, NamesWhatToMend) {
  const RunRecord record{.id = "r1",
                         .trigger = "schedule:nightly",
                         .state = RunState::refused,
                         .ended = schedule::parse_utc_text("2024-07-01T05:30:00Z"),
                         .message = {"отказ", "refused"}};
  const Problems problems = {{.place = {.file = "план.xlsx"},
                              .code = "x",
                              .text = {"не читается", "unreadable"},
                              .advice = {"сохраните заново", "save again"},
                              .severity = Severity::fatal}};
  const notify::Mail mail = failure_mail(
      record, problems, {.from = "vekha@example.ru", .to = {"a@example.ru"}}, "Управление");
  EXPECT_EQ(mail.date, "Mon, 01 Jul 2024 05:30:00 +0000");
  EXPECT_THAT(mail.text, testing::HasSubstr("план.xlsx: не читается"));
  EXPECT_THAT(mail.text, testing::HasSubstr("последний целый выпуск"));
  EXPECT_EQ(mail.message_id, "<r1@vekha.example.ru>");
  EXPECT_THAT(failure_json(record, problems), testing::HasSubstr("\"state\":\"refused\""));
}

}  // namespace
}  // namespace vekha::service
