#include "web/state_claim.h"

#include "base/error.h"
#include "service/node_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

namespace vekha::web {
namespace {

class StateClaimTest : public testing::Test {
 protected:
  StateClaimTest() { std::filesystem::create_directories(folder_); }
  ~StateClaimTest() override { std::filesystem::remove_all(folder_); }
  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha claim " + std::to_string(::getpid()));
};

TEST_F(StateClaimTest, OneServiceHasTheFolderUntilItEnds) {
  {
    const StateClaim first(folder_, Sharing::alone);
    EXPECT_TRUE(first.is_alone());
    try {
      const StateClaim second(folder_, Sharing::alone);
      FAIL() << "two services of one folder";
    } catch (const ServiceError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(service::node_name()));
    }
    EXPECT_THROW(StateClaim(folder_, Sharing::with_nodes), ServiceError);
  }
  EXPECT_TRUE(StateClaim(folder_, Sharing::alone).is_alone());
}

// What the first finds half done is a dead node's; what a later one finds may be the first's.
TEST_F(StateClaimTest, NodesShareTheFolderAndOnlyTheFirstIsAlone) {
  StateClaim first(folder_, Sharing::with_nodes);
  EXPECT_TRUE(first.is_alone());
  std::jthread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    first.let_nodes_in();
  });
  const StateClaim second(folder_, Sharing::with_nodes);
  EXPECT_FALSE(second.is_alone());
  EXPECT_THROW(StateClaim(folder_, Sharing::alone), ServiceError);
}

}  // namespace
}  // namespace vekha::web
