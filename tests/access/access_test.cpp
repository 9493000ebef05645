#include "access/accounts.h"
#include "access/audit_log.h"
#include "access/secrets.h"
#include "access/sessions.h"
#include "access/tokens.h"
#include "base/error.h"
#include "base/file_io.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace vekha::access {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Access : public testing::Test {
 protected:
  ~Access() override { fs::remove_all(folder_); }
  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha access " + std::to_string(::getpid()));
};

TEST(Password, IsKeptAsASaltedHash) {
  const std::string hash = hash_password("верная лошадь скрепка");
  EXPECT_NE(hash, hash_password("верная лошадь скрепка"));
  EXPECT_TRUE(fits_password("верная лошадь скрепка", hash));
  EXPECT_FALSE(fits_password("верная лошадь скрепкА", hash));
  for (const char* broken : {"", "scrypt$1$8$1$salt$hash", "plain", "scrypt$15$8$1$$"})
    EXPECT_FALSE(fits_password("верная лошадь скрепка", broken)) << broken;
}

TEST_F(Access, UsersEnterWithTheirPasswordOnly) {
  const Accounts accounts(folder_);
  accounts.put({"metodist", Role::methodist}, "a long passphrase");
  EXPECT_EQ(accounts.entering("metodist", "a long passphrase")->role, Role::methodist);
  EXPECT_FALSE(accounts.entering("metodist", "another passphrase"));
  EXPECT_FALSE(accounts.entering("other", "a long passphrase"));
  EXPECT_THAT(read_file(folder_ / "users.json"), testing::Not(testing::HasSubstr("passphrase")));
  struct stat state{};
  ASSERT_EQ(::stat(folder_.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0077U, 0U) << "others can look into the state folder";
  ASSERT_EQ(::stat((folder_ / "users.json").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0077U, 0U) << "others can read the users' file";
  EXPECT_TRUE(accounts.remove("metodist"));
  EXPECT_FALSE(accounts.remove("metodist"));
  EXPECT_FALSE(accounts.entering("metodist", "a long passphrase"));
}

TEST_F(Access, WeakPasswordsAndOddNamesAreRefused) {
  const Accounts accounts(folder_);
  EXPECT_THROW(accounts.put({"metodist", Role::reader}, "short"), InputError);
  for (const char* name : {"", "Metodist", "a b", "../x", "методист"})
    EXPECT_THROW(accounts.put({name, Role::reader}, "a long passphrase"), InputError) << name;
}

TEST_F(Access, ADamagedFileLetsNobodyIn) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "users.json") << "{\"metodist\": ";
  EXPECT_THROW(Accounts(folder_).entering("metodist", "a long passphrase"), InputError);
}

TEST_F(Access, ChangesOfTwoAtOnceAreBothKept) {
  const auto add = [this](int first) {
    const Tokens tokens(folder_);
    for (int i = first; i < first + 20; ++i)
      tokens.add("t" + std::to_string(i), {Scope::read}, std::nullopt);
  };
  std::thread other(add, 100);
  add(0);
  other.join();
  EXPECT_EQ(Tokens(folder_).list().size(), 40U);
}

TEST_F(Access, TokensAreHashedScopedAndExpire) {
  const Tokens tokens(folder_);
  const Instant now = schedule::parse_utc_text("2024-07-01T00:00:00Z").value();
  const std::string forever = tokens.add("export", {Scope::read, Scope::upload}, std::nullopt);
  const std::string brief = tokens.add("test", {Scope::run}, now + hours(1));
  EXPECT_EQ(tokens.entering(forever, now)->scopes, (std::set<Scope>{Scope::read, Scope::upload}));
  EXPECT_TRUE(tokens.entering(brief, now));
  EXPECT_FALSE(tokens.entering(brief, now + hours(2)));
  const std::string secret = forever.substr(forever.find('_', 6) + 1);
  EXPECT_THAT(read_file(folder_ / "tokens.json"), testing::Not(testing::HasSubstr(secret)));
  for (const std::string& wrong :
       {std::string(), std::string("vekha_"), forever + "x", "x" + forever,
        forever.substr(0, forever.size() - 1), "vekha__" + secret})
    EXPECT_FALSE(tokens.entering(wrong, now)) << wrong;
  const std::string id = forever.substr(6, forever.find('_', 6) - 6);
  EXPECT_TRUE(tokens.remove(id));
  EXPECT_FALSE(tokens.entering(forever, now));
}

TEST(Sessions, EndByTimeAndByLogout) {
  Sessions sessions;
  const Steady::time_point now = Steady::now();
  const std::string cookie = sessions.begin({"metodist", Role::methodist}, now);
  EXPECT_EQ(sessions.find(cookie, now + minutes(59))->user.name, "metodist");
  EXPECT_FALSE(sessions.find(cookie, now + minutes(120))) << "idle for over an hour";
  const std::string other = sessions.begin({"metodist", Role::methodist}, now);
  for (int i = 0; i < 13; ++i)
    sessions.find(other, now + minutes(55 * i));
  EXPECT_TRUE(sessions.find(other, now + hours(12)));
  EXPECT_FALSE(sessions.find(other, now + hours(12) + minutes(1))) << "longer than a day's work";
  const std::string third = sessions.begin({"metodist", Role::methodist}, now);
  sessions.end_all_of("metodist");
  EXPECT_FALSE(sessions.find(third, now));
  EXPECT_FALSE(sessions.find("", now));
}

TEST(LoginThrottle, SlowsGuessingDown) {
  LoginThrottle throttle;
  const Steady::time_point now = Steady::now();
  const auto fail = [&](int times) {
    for (int i = 0; i < times; ++i)
      throttle.failed("metodist", "10.0.0.1", now);
  };
  const auto wait = [&](const char* name, const char* from) {
    return throttle.wait(name, from, now);
  };
  fail(4);
  EXPECT_EQ(wait("metodist", "10.0.0.1"), seconds(0));
  fail(1);
  EXPECT_EQ(wait("metodist", "10.0.0.1"), seconds(1));
  fail(1);
  EXPECT_EQ(wait("metodist", "10.0.0.1"), seconds(2));
  fail(30);
  EXPECT_EQ(wait("metodist", "10.0.0.1"), seconds(900));
  EXPECT_EQ(wait("boris", "10.0.0.1"), seconds(900)) << "the address guesses";
  EXPECT_EQ(wait("metodist", "10.0.0.2"), seconds(60)) << "a name from anywhere waits less";
  EXPECT_EQ(wait("boris", "10.0.0.2"), seconds(0));
  throttle.succeeded("metodist", "10.0.0.1");
  EXPECT_EQ(wait("metodist", "10.0.0.1"), seconds(0));
}

TEST(LoginThrottle, AStrangerKeepsNobodyOut) {
  LoginThrottle throttle;
  const Steady::time_point now = Steady::now();
  throttle.succeeded("metodist", "10.0.0.1");
  for (int i = 0; i < 40; ++i)
    throttle.failed("metodist", "203.0.113." + std::to_string(i), now);
  EXPECT_EQ(throttle.wait("metodist", "10.0.0.1", now), seconds(0));
  EXPECT_EQ(throttle.wait("metodist", "10.0.0.2", now), seconds(60));
  for (int i = 0; i < 6; ++i)
    throttle.failed("metodist", "10.0.0.1", now);
  EXPECT_EQ(throttle.wait("metodist", "10.0.0.1", now), seconds(2)) << "its own failures count";
}

TEST_F(Access, TheLogTellsTheLastActionsFirstAndSurvivesACutLine) {
  const AuditLog log(folder_);
  const Instant now = schedule::parse_utc_text("2024-07-01T00:00:00Z").value();
  for (int i = 0; i < 10; ++i)
    log.write({now, "user:metodist", "127.0.0.1", "run.start", "r" + std::to_string(i)});
  std::ofstream(folder_ / "audit.jsonl", std::ios::app) << "{\"time\": \"20";
  const auto last = log.last(3);
  ASSERT_EQ(last.size(), 3U);
  EXPECT_EQ(last[0].target, "r9");
  EXPECT_EQ(last[2].target, "r7");
  log.write({now, "user:metodist", "", "run.start", "after the cut"});
  EXPECT_EQ(log.last(1)[0].target, "after the cut");
}

TEST(Role, AllowsWhatItShould) {
  EXPECT_TRUE(allows(Role::reader, Scope::read));
  EXPECT_FALSE(allows(Role::reader, Scope::upload));
  EXPECT_TRUE(allows(Role::methodist, Scope::publish));
  EXPECT_FALSE(allows(Role::methodist, Scope::admin));
  EXPECT_TRUE(allows(Role::administrator, Scope::admin));
  EXPECT_EQ(role_of("methodist"), Role::methodist);
  EXPECT_FALSE(role_of("root"));
}

}  // namespace
}  // namespace vekha::access
