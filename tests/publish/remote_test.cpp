#include "publish/remote.h"

#include "base/file_io.h"
#include "publish/child_process.h"
#include "publish/manifest.h"
#include "publish/staging.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <thread>

// Releases brought to real servers: rclone's own WebDAV and SFTP, OpenSSH's SFTP.
namespace vekha::publish {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A server of the test's own, killed with it.
class Server {
 public:
  explicit Server(std::vector<std::string> words) {
    pid_ = ::fork();
    if (pid_ != 0) return;
    std::vector<char*> arguments;
    for (std::string& word : words)
      arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(126);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ~Server() { kill(); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
};

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

std::uint16_t free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof(address);
  ::bind(listener, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(listener);
  return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
  for (int i = 0; i < 200; ++i) {
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool there =
        ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(client);
    if (there) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

bool is_installed(const std::string& program) {
  return run_child({.words = {program, "--help"}}).status != ChildResult::not_started;
}

class RemoteTest : public testing::Test {
 protected:
  RemoteTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "site" / "releases");
    fs::create_directories(folder_ / "server" / "www");
  }
  ~RemoteTest() override { fs::remove_all(folder_); }

  PushedRelease release(const std::string& name, const std::string& text, int files = 3) const {
    const SiteFolder site(folder_ / "site");
    const SiteLock lock(site.path(), 5);
    Staging staging(site);
    staging.write("index.html", text);
    for (int i = 0; i < files; ++i)
      staging.write("plan/m/" + std::to_string(i) + ".html", text + " " + std::to_string(i));
    const std::string made = staging.commit(name);
    return {made, site.release_path(made)};
  }
  fs::path visible() const { return folder_ / "server" / "www" / "maps"; }
  /// Names in the folder that holds what visitors see.
  std::vector<std::string> around() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_ / "server" / "www"))
      names.push_back(entry.path().filename().string());
    return names;
  }
  void expect_whole(const PushedRelease& expected) const {
    EXPECT_EQ(manifest_of(visible()), manifest_of(expected.folder));
    EXPECT_THAT(around(), testing::ElementsAre("maps")) << "nothing is left over";
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha remote " + std::to_string(::getpid()));
  const std::function<void()> quiet_ = [] {};
};

TEST_F(RemoteTest, AFolderSwitchesByALink) {
  const Remote remote{
      .name = "disk", .kind = Remote::Kind::folder, .path = (folder_ / "disk").string()};
  const PushedRelease first = release("2024-07-01-aa", "one");
  EXPECT_TRUE(push(remote, first, quiet_).done);
  EXPECT_EQ(read_file(folder_ / "disk" / "current" / "index.html"), "one");
  const PushedRelease second = release("2024-07-02-bb", "two");
  EXPECT_TRUE(push(remote, second, quiet_).done);
  EXPECT_TRUE(push(remote, second, quiet_).done) << "again is no harm";
  EXPECT_EQ(read_file(folder_ / "disk" / "current" / "index.html"), "two");
  std::ofstream(folder_ / "disk" / "current" / "index.html") << "altered";
  EXPECT_TRUE(push(remote, second, quiet_).done) << "what was altered there is mended";
  EXPECT_EQ(read_file(folder_ / "disk" / "current" / "index.html"), "two");
}

// The archive's page links them all.
TEST_F(RemoteTest, AFolderKeepsTheReleasesThatTheSiteKeeps) {
  const Remote remote{
      .name = "disk", .kind = Remote::Kind::folder, .path = (folder_ / "disk").string()};
  const SiteFolder there(remote.path);
  const PushedRelease first = release("2024-07-01-aa", "one");
  const PushedRelease second = release("2024-07-02-bb", "two");
  PushedRelease third = release("2024-07-03-cc", "three");
  third.others = {first, second};
  ASSERT_TRUE(push(remote, third, quiet_).done);
  EXPECT_THAT(there.releases(), testing::ElementsAre(first.name, second.name, third.name));
  EXPECT_EQ(read_file(there.path() / "current" / "releases" / first.name / "index.html"), "one");
  third.others = {second};
  ASSERT_TRUE(push(remote, third, quiet_).done);
  EXPECT_THAT(there.releases(), testing::ElementsAre(second.name, third.name));
  std::ofstream(first.folder / "index.html") << "altered here";
  third.others = {first, second};
  const PushState state = push(remote, third, quiet_);
  EXPECT_EQ(state.step, "archive") << "an altered release is not spread";
  EXPECT_EQ(there.current(), third.name);
}

TEST_F(RemoteTest, AFolderThatCannotBeWrittenIsTold) {
  std::ofstream(folder_ / "file") << "no folder";
  const Remote remote{
      .name = "disk", .kind = Remote::Kind::folder, .path = (folder_ / "file").string()};
  const PushState state = push(remote, release("2024-07-01-aa", "one"), quiet_);
  EXPECT_FALSE(state.done);
  EXPECT_FALSE(state.message.ru.empty());
}

enum class Protocol { webdav, sftp };

class ServerTest : public RemoteTest, public testing::WithParamInterface<Protocol> {
 protected:
  void SetUp() override {
    if (!is_installed("rclone")) GTEST_SKIP() << "rclone is not installed here";
    port_ = free_port();
    start();
    if (GetParam() == Protocol::sftp) remember_host_key();
  }
  void start() {
    const std::string served = (folder_ / "server").string();
    const std::string address = "127.0.0.1:" + std::to_string(port_);
    const bool sftp = GetParam() == Protocol::sftp;
    // Without a cache of folders: a test renames some behind the server's back.
    server_.emplace(std::vector<std::string>{"rclone", "--config=", "--dir-cache-time=0s",
                                             "--cache-dir", (folder_ / "cache").string(), "serve",
                                             sftp ? "sftp" : "webdav", served, "--addr", address,
                                             "--user", "office", "--pass", "пароль с пробелом"});
    ASSERT_TRUE(answers(port_));
  }
  void remember_host_key() const {
    const ChildResult scan =
        run_child({.words = {"ssh-keyscan", "-p", std::to_string(port_), "127.0.0.1"}});
    std::ofstream(folder_ / "known_hosts") << scan.out;
  }
  Remote remote() const {
    Remote remote{.name = "hosting", .path = "www/maps", .password = "пароль с пробелом"};
    if (GetParam() == Protocol::webdav) {
      remote.kind = Remote::Kind::webdav;
      remote.options = {{"url", "http://127.0.0.1:" + std::to_string(port_)},
                        {"vendor", "other"},
                        {"user", "office"}};
    } else {
      remote.kind = Remote::Kind::sftp;
      remote.options = {
          {"host", "127.0.0.1"},  {"port", std::to_string(port_)},
          {"user", "office"},     {"known_hosts_file", (folder_ / "known_hosts").string()},
          {"shell_type", "none"}, {"disable_hashcheck", "true"}};
    }
    return remote;
  }

  std::uint16_t port_ = 0;
  std::optional<Server> server_;
};

TEST_P(ServerTest, ShowsOneReleaseAfterTheOther) {
  const PushedRelease first = release("2024-07-01-aa", "one", 30);
  const PushState state = push(remote(), first, quiet_);
  ASSERT_TRUE(state.done) << state.message.ru;
  expect_whole(first);
  const PushedRelease second = release("2024-07-02-bb", "two", 20);
  ASSERT_TRUE(push(remote(), second, quiet_).done);
  expect_whole(second);
}

TEST_P(ServerTest, ThatGoesAwayMidwayKeepsTheLastReleaseAndGetsTheRestLater) {
  const PushedRelease first = release("2024-07-01-aa", "one");
  ASSERT_TRUE(push(remote(), first, quiet_).done);
  const PushedRelease second = release("2024-07-02-bb", "two", 400);
  const fs::path fresh = folder_ / "server" / "www" / ".maps.new-2024-07-02-bb" / "plan" / "m";
  std::thread killer([&] {
    const auto some_arrived = [&] {
      std::error_code error;
      return fs::exists(fresh, error) &&
             std::distance(fs::directory_iterator(fresh, error), {}) > 20;
    };
    for (int i = 0; i < 6000 && !some_arrived(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    server_->kill();
  });
  const PushState broken = push(remote(), second, quiet_);
  killer.join();
  EXPECT_FALSE(broken.done);
  EXPECT_EQ(broken.step, "upload");
  EXPECT_THAT(broken.message.ru, HasSubstr("передано файлов"));
  EXPECT_EQ(read_file(visible() / "index.html"), "one") << "visitors see the last release";

  start();
  const PushState later = push(remote(), second, quiet_);
  ASSERT_TRUE(later.done) << later.message.ru;
  expect_whole(second);
}

TEST_P(ServerTest, ThatDiedBetweenTheTwoRenamesIsMended) {
  const PushedRelease first = release("2024-07-01-aa", "one");
  ASSERT_TRUE(push(remote(), first, quiet_).done);
  fs::rename(visible(), folder_ / "server" / "www" / ".maps.old");
  const PushedRelease second = release("2024-07-02-bb", "two");
  const PushState state = push(remote(), second, quiet_);
  ASSERT_TRUE(state.done) << state.step << ": " << state.message.ru;
  expect_whole(second);
}

TEST_P(ServerTest, LeavesNothingOfAPushThatANewerReleaseOvertook) {
  fs::create_directories(folder_ / "server" / "www" / ".maps.new-2024-06-01-00");
  const PushedRelease first = release("2024-07-01-aa", "one");
  ASSERT_TRUE(push(remote(), first, quiet_).done);
  expect_whole(first);
}

TEST_P(ServerTest, RefusingThePasswordIsTold) {
  Remote wrong = remote();
  wrong.password = "другой";
  const PushState state = push(wrong, release("2024-07-01-aa", "one"), quiet_);
  EXPECT_FALSE(state.done);
  EXPECT_THAT(state.message.ru, HasSubstr("rclone: "));
  EXPECT_THAT(state.message.ru, testing::Not(HasSubstr("другой")));
}

TEST_P(ServerTest, IsLeftOffWhenThePersonStopsTheRun) {
  const auto stop = [] { throw std::runtime_error("stopped"); };
  EXPECT_THROW(push(remote(), release("2024-07-01-aa", "one"), stop), std::runtime_error);
  EXPECT_FALSE(fs::exists(visible()));
}

INSTANTIATE_TEST_SUITE_P(Protocols, ServerTest, testing::Values(Protocol::webdav, Protocol::sftp),
                         [](const auto& one) {
                           return one.param == Protocol::webdav ? "Webdav" : "Sftp";
                         });

TEST_F(RemoteTest, AnSftpServerThatIsNotTheKnownOneIsRefused) {
  if (!is_installed("rclone")) GTEST_SKIP() << "rclone is not installed here";
  const std::uint16_t port = free_port();
  Server server({"rclone", "--config=", "--cache-dir", (folder_ / "cache").string(), "serve",
                 "sftp", (folder_ / "server").string(), "--addr",
                 "127.0.0.1:" + std::to_string(port), "--user", "office", "--pass", "secret"});
  ASSERT_TRUE(answers(port));
  std::ofstream(folder_ / "known_hosts")
      << "[127.0.0.1]:" << port
      << " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDk0NjQ3OGFiYzBmYTQ3YjE5ZGM5NzE3MzU3NmQ0\n";
  const Remote remote{.name = "hosting",
                      .kind = Remote::Kind::sftp,
                      .path = "www/maps",
                      .options = {{"host", "127.0.0.1"},
                                  {"port", std::to_string(port)},
                                  {"user", "office"},
                                  {"known_hosts_file", (folder_ / "known_hosts").string()}},
                      .password = "secret"};
  const PushState state = push(remote, release("2024-07-01-aa", "one"), quiet_);
  EXPECT_FALSE(state.done);
  EXPECT_FALSE(fs::exists(visible()));
}

// OpenSSH's own server over a pipe would hide the net; sshd on a port with a key of the test's own
// is what an office meets.
TEST_F(RemoteTest, OpenSshTakesARelease) {
  const fs::path sshd = "/usr/sbin/sshd";
  if (!is_installed("rclone") || !fs::exists(sshd))
    GTEST_SKIP() << "rclone or openssh-server is not installed here";
  const std::uint16_t port = free_port();
  for (const char* key : {"host", "user"})
    run_child(
        {.words = {"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", (folder_ / key).string()}});
  fs::copy_file(folder_ / "user.pub", folder_ / "authorized_keys");
  std::ofstream(folder_ / "sshd_config")
      << "ListenAddress 127.0.0.1\nPort " << port << "\nHostKey \"" << (folder_ / "host").string()
      << "\"\nAuthorizedKeysFile \"" << (folder_ / "authorized_keys").string()
      << "\"\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\n"
         "Subsystem sftp internal-sftp\n";
  fs::create_directories("/run/sshd");
  Server server({sshd.string(), "-D", "-f", (folder_ / "sshd_config").string()});
  if (!answers(port)) GTEST_SKIP() << "sshd does not start here";
  std::string public_host = read_file(folder_ / "host.pub");
  std::ofstream(folder_ / "known_hosts") << "[127.0.0.1]:" << port << " " << public_host;
  const char* login = ::getenv("USER");
  const Remote remote{.name = "hosting",
                      .kind = Remote::Kind::sftp,
                      .path = visible().string(),
                      .options = {{"host", "127.0.0.1"},
                                  {"port", std::to_string(port)},
                                  {"user", ::getuid() == 0 || login == nullptr ? "root" : login},
                                  {"key_file", (folder_ / "user").string()},
                                  {"known_hosts_file", (folder_ / "known_hosts").string()},
                                  {"shell_type", "none"},
                                  {"disable_hashcheck", "true"}}};
  const PushedRelease first = release("2024-07-01-aa", "one", 40);
  const PushState state = push(remote, first, quiet_);
  ASSERT_TRUE(state.done) << state.message.ru;
  expect_whole(first);
  const PushedRelease second = release("2024-07-02-bb", "two", 40);
  ASSERT_TRUE(push(remote, second, quiet_).done);
  expect_whole(second);
}

TEST(ChildProcess, TakesWordsAsTheyAreAndGivesBackWhatItSaid) {
  const ChildResult echo = run_child({.words = {"printf", "%s|", "a b", "$(id)", "«ё»"}});
  EXPECT_EQ(echo.status, 0);
  EXPECT_EQ(echo.out, "a b|$(id)|«ё»|");
  EXPECT_EQ(run_child({.words = {"cat"}, .input = "text"}).out, "text");
  EXPECT_EQ(run_child({.words = {"no-such-program-here"}}).status, ChildResult::not_started);
  EXPECT_EQ(
      run_child({.words = {"env"}, .environment = {"PATH=/bin", "A=1"}}).out.find("\nPATH=/usr"),
      std::string::npos);
  EXPECT_EQ(run_child({.words = {"sh", "-c", "echo no >&2; sleep 20"},
                       .hopeless = [](const std::string& said) { return said == "no\n"; }})
                .status,
            ChildResult::given_up);
  EXPECT_EQ(run_child({.words = {"sleep", "20"}, .most = std::chrono::seconds(1)}).status,
            ChildResult::killed);
}

}  // namespace
}  // namespace vekha::publish
