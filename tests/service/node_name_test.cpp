#include "service/node_name.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vekha::service {
namespace {

TEST(NodeName, TellsWhoMayBeAtWork) {
  const std::string ours = node_name();
  const std::string host = ours.substr(0, ours.rfind(':'));
  EXPECT_TRUE(may_live(ours));
  EXPECT_TRUE(may_live("another-machine:4711"));
  EXPECT_FALSE(may_live(""));
  EXPECT_FALSE(may_live(host + ":"));
  EXPECT_FALSE(may_live(host + ":none"));
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  EXPECT_FALSE(may_live(host + ":" + std::to_string(child))) << "it is dead";
}

}  // namespace
}  // namespace vekha::service
