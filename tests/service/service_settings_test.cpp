#include "service/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace vekha::service {
namespace {

class ServiceSettingsTest : public testing::Test {
 protected:
  ServiceSettingsTest() {
    std::filesystem::create_directories(folder_ / "roadmaps");
    std::ofstream(folder_ / "roadmaps" / "plan.csv") << "№;Мероприятие\n";
  }
  ~ServiceSettingsTest() override { std::filesystem::remove_all(folder_); }

  LoadedWorkspace read(const std::string& text) const {
    std::ofstream(folder_ / "vekha.toml") << "[office]\nname = \"У\"\ntime_zone = \"Asia/Omsk\"\n"
                                          << text;
    return load_workspace(folder_);
  }
  // «line:column» of every problem.
  static std::vector<std::string> places(const LoadedWorkspace& loaded) {
    std::vector<std::string> all;
    for (const Problem& problem : loaded.problems)
      all.push_back(std::to_string(problem.place.row) + ":" + std::to_string(problem.place.column));
    std::sort(all.begin(), all.end());
    return all;
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha settings " + std::to_string(::getpid()));
};

TEST_F(ServiceSettingsTest, ReadsEveryTable) {
  ::setenv("VEKHA_TEST_SECRET", "secret", 1);
  std::ofstream(folder_ / "password") << "word\n";
  const LoadedWorkspace loaded = read(R"([run]
schedule = "30 5 * * *"
retries = 2
[[job]]
name = "monthly"
schedule = "последний рабочий день месяца в 6:00"
time_zone = "Asia/Kamchatka"
jitter_minutes = 10
time_limit_minutes = 30
retry_minutes = 7
missed = "skip"
[log]
format = "json"
[mail]
host = "smtp.example.ru"
user = "vekha"
password_file = "password"
from = "Веха <vekha@example.ru>"
to = ["a@example.ru", "b@example.ru"]
[webhook]
url = "https://example.ru/hook"
secret_env = "VEKHA_TEST_SECRET"
[server]
port = 8081
reading = "known"
)");
  EXPECT_TRUE(loaded.problems.empty()) << to_text(loaded.problems.front(), Language::english);
  const ServiceSettings& service = loaded.workspace.service;
  ASSERT_EQ(service.jobs.size(), 2U);
  EXPECT_EQ(service.jobs[0].job.name, "monthly");
  EXPECT_EQ(service.jobs[0].job.plan.zone, "Asia/Kamchatka");
  EXPECT_EQ(service.jobs[0].job.plan.missed, schedule::Missed::skip);
  EXPECT_EQ(service.jobs[0].policy.time_limit, std::chrono::minutes(30));
  EXPECT_EQ(service.jobs[1].job.name, "nightly");
  EXPECT_EQ(service.jobs[1].job.plan.zone, "Asia/Omsk");
  EXPECT_EQ(service.jobs[1].policy.retries, 2);
  EXPECT_EQ(service.mail->smtp.password, "word");
  EXPECT_EQ(service.mail->smtp.port, 587);
  EXPECT_EQ(service.webhook->secret, "secret");
  EXPECT_EQ(service.server.port, 8081);
  EXPECT_EQ(service.reading, Reading::known_callers);
  EXPECT_EQ(service.log.format, LogFormat::json);
}

TEST_F(ServiceSettingsTest, TellsAllFaultsAtOnceWithLineAndColumn) {
  const LoadedWorkspace loaded = read(R"([run]
schedule = "61 5 * * *"
[server]
port = 70000
reading = "some"
certificate = "only.pem"
speling = 1
[[job]]
name = "Wrong Name"
schedule = "@often"
retries = -1
[mail]
host = "h"
from = "nobody"
[webhook]
url = "http://10.0.0.1/"
[nonsense]
a = 1
)");
  EXPECT_THAT(places(loaded), testing::IsSupersetOf({"5:12", "7:8", "8:11", "9:15", "10:11", "12:8",
                                                     "13:12", "14:11", "17:8", "19:7", "20:1"}));
}

TEST_F(ServiceSettingsTest, NoPasswordGoesInTheClearOrIntoAMessage) {
  std::ofstream(folder_ / "password") << "topsecret";
  const LoadedWorkspace loaded = read(
      "[mail]\nhost = \"h\"\nsecurity = \"none\"\nuser = \"u\"\n"
      "password_file = \"password\"\nfrom = \"a@b.ru\"\nto = \"c@d.ru\"\n");
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0].severity, Severity::fatal);
  EXPECT_THAT(to_text(loaded.problems[0], Language::english),
              testing::Not(testing::HasSubstr("topsecret")));
}

TEST_F(ServiceSettingsTest, DecisionsOfThePageAreReadBesideVekhaToml) {
  std::ofstream(folder_ / "decisions.toml")
      << "[[decision]]\nprogramme = \"plan\"\nmeasure = \"1\"\ndecision = \"cancelled\"\n";
  const LoadedWorkspace loaded = read("");
  ASSERT_EQ(loaded.workspace.decisions.size(), 1U);
  EXPECT_EQ(loaded.workspace.decisions[0].measure_id, "1");
}

}  // namespace
}  // namespace vekha::service
