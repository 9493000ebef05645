#include "service/source_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::service {
namespace {

ExportSource source_of(const std::string& settings, Problems& problems) {
  const Toml document =
      Toml::parse("[[source]]\nurl = \"https://a.example/b.csv\"\n" + settings, "vekha.toml");
  return read_source(document.find("source")->items().front(), problems);
}

TEST(HttpLimits, AreSetByTheSource) {
  Problems problems;
  const ExportSource source = source_of(
      "max_megabytes = 3\nredirects = 0\nconnect_seconds = 4\nstall_seconds = 5\n"
      "total_seconds = 60\nattempts = 1\npause_seconds = 0\n",
      problems);
  EXPECT_THAT(problems, testing::IsEmpty());
  EXPECT_EQ(source.http.bytes, 3U << 20U);
  EXPECT_EQ(source.http.redirects, 0);
  EXPECT_EQ(source.http.connect, std::chrono::seconds(4));
  EXPECT_EQ(source.http.stall, std::chrono::seconds(5));
  EXPECT_EQ(source.http.total, std::chrono::seconds(60));
  EXPECT_EQ(source.http.attempts, 1);
  EXPECT_EQ(source.http.pause, std::chrono::seconds(0));
}

TEST(HttpLimits, OutOfRangeAreToldAtTheirLine) {
  Problems problems;
  const ExportSource source = source_of("attempts = 100\n", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place.row, 3U);
  EXPECT_EQ(problems[0].severity, Severity::fatal);
  EXPECT_EQ(source.http.attempts, fetch::HttpLimits().attempts);
}

}  // namespace
}  // namespace vekha::service
