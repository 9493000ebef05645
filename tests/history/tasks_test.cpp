#include "history/tasks.h"

#include "history/engines.h"
#include "history/schema.h"

#include <gmock/gmock.h>

#include <map>
#include <mutex>
#include <thread>

namespace vekha::history {
namespace {

class HistoryTasks : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    Database database(address_);
    migrate(database);
  }
};

const std::vector<std::string> offices{"Первый", "Второй", "Третий"};

TEST_P(HistoryTasks, ABatchIsEnteredOnceByHoweverManyNodes) {
  Database one(address_);
  Database other(address_);
  EXPECT_EQ(Tasks(one, "a").enter("2024-07-01T02:30", offices), 3U);
  EXPECT_EQ(Tasks(other, "b").enter("2024-07-01T02:30", offices), 0U);
  EXPECT_EQ(Tasks(other, "b").enter("2024-07-02T02:30", offices), 3U);
  EXPECT_EQ(Tasks(one, "a").open("2024-07-01T02:30"), 3U);
}

TEST_P(HistoryTasks, NodesAtOnceShareTheWorkAndDoEachPartOnce) {
  std::vector<std::string> many;
  for (int i = 0; i < 60; ++i)
    many.push_back("office " + std::to_string(i));
  Database database(address_);
  Tasks(database, "a").enter("batch", many);
  std::mutex guard;
  std::map<std::string, int> done;
  std::vector<std::thread> nodes;
  for (const char* name : {"a", "b", "c"}) {
    nodes.emplace_back([&, name] {
      Database own(address_);
      Tasks tasks(own, name);
      while (const auto task = tasks.take()) {
        if (!tasks.finish(*task)) continue;
        const std::lock_guard lock(guard);
        ++done[task->office];
      }
    });
  }
  for (std::thread& node : nodes)
    node.join();
  EXPECT_EQ(done.size(), many.size());
  for (const auto& [office, times] : done)
    EXPECT_EQ(times, 1) << office;
  EXPECT_EQ(Tasks(database, "a").open("batch"), 0U);
}

TEST_P(HistoryTasks, APausedNodeThatComesBackIsTurnedAway) {
  Database one(address_);
  Database other(address_);
  Tasks paused(one, "paused");
  Tasks quick(other, "quick");
  paused.enter("batch", std::vector<std::string>{"Первый"});
  const auto mine = paused.take();
  ASSERT_TRUE(mine);
  EXPECT_TRUE(paused.keep(*mine));
  EXPECT_EQ(quick.give_back_silent(300), 0U) << "it spoke a moment ago";
  other.execute("UPDATE tasks SET seen = seen - 600");
  EXPECT_EQ(quick.give_back_silent(300), 1U);
  const auto theirs = quick.take();
  ASSERT_TRUE(theirs);
  EXPECT_FALSE(paused.keep(*mine));
  EXPECT_FALSE(paused.finish(*mine)) << "two nodes would publish the same office";
  EXPECT_TRUE(quick.finish(*theirs));
  EXPECT_FALSE(quick.finish(*theirs));
}

INSTANTIATE_TEST_SUITE_P(Engines, HistoryTasks, testing::Values(Engine::sqlite, Engine::postgresql),
                         engine_name);

class Leader : public testing::Test {};

TEST_F(Leader, IsOneNodeUntilItIsGone) {
  PostgresCluster* cluster = PostgresCluster::running();
  if (cluster == nullptr) GTEST_SKIP() << "PostgreSQL's server is not installed here";
  const Address address = parse_address(cluster->new_database(), "/", {});
  auto first = std::make_unique<Database>(address);
  Database second(address);
  EXPECT_TRUE(Tasks(*first, "a").lead());
  EXPECT_TRUE(Tasks(*first, "a").lead());
  EXPECT_FALSE(Tasks(second, "b").lead());
  first.reset();
  bool leads = false;
  for (int i = 0; i < 100 && !leads; ++i) {
    leads = Tasks(second, "b").lead();
    if (!leads) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_TRUE(leads) << "the lock outlived its connection";
}

}  // namespace
}  // namespace vekha::history
