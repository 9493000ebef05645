#include "cli/arguments.h"

#include "cli/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::cli {
namespace {

const CallRule rule{
    .options = {{"--as-of", Takes::value}, {"--facts", Takes::values}, {"--jsonl", Takes::nothing}},
    .least = 1,
    .most = 2};

Arguments parse(const std::vector<std::string>& words) {
  return Arguments::parse(words, rule);
}

TEST(Arguments, TakesOptionsInAnyPlace) {
  const Arguments arguments =
      parse({"--jsonl", "a.csv", "--as-of=2024-07-01", "--facts", "x", "y"});
  EXPECT_EQ(arguments.word(0), "a.csv");
  EXPECT_EQ(arguments.value("--as-of"), "2024-07-01");
  EXPECT_THAT(arguments.values("--facts"), testing::ElementsAre("x", "y"));
  EXPECT_TRUE(arguments.has("--jsonl"));
}

TEST(Arguments, TwoDashesEndTheOptions) {
  EXPECT_EQ(parse({"--", "--odd.csv"}).word(0), "--odd.csv");
}

TEST(Arguments, RefusesAWrongCall) {
  EXPECT_THROW(parse({}), UsageError);
  EXPECT_THROW(parse({"a", "b", "c"}), UsageError);
  EXPECT_THROW(parse({"a", "--unknown"}), UsageError);
  EXPECT_THROW(parse({"a", "--as-of"}), UsageError);
}

TEST(Program, ExitStatusTellsAWrongCallFromARefusal) {
  const auto status = [](const std::vector<std::string>& words) { return run_program(words); };
  EXPECT_EQ(status({"--version"}), 0);
  EXPECT_EQ(status({"table", "--help"}), 0);
  EXPECT_EQ(status({"fly"}), 2);
  EXPECT_EQ(status({"table"}), 2);
  EXPECT_EQ(status({"run", "--as-of", "вчера"}), 2);
  EXPECT_EQ(status({"table", "/nowhere/a.csv"}), 3);
  EXPECT_EQ(status({"run", "/nowhere"}), 3);
}

}  // namespace
}  // namespace vekha::cli
