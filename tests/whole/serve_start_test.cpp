#include "base/file_io.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

// `vekha serve` as an administrator starts it: what goes wrong is told on the screen and by the
// exit status, in the background too.
namespace vekha {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class ServeStart : public testing::Test {
 protected:
  ServeStart() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "roadmaps");
    fs::create_directories(folder_ / "exports");
    std::ofstream(folder_ / "roadmaps" / "plan.csv")
        << "№;Мероприятие;Показатель;Срок;Исполнитель\n1;Провести "
           "семинар;Не менее 2;март 2024 г.;ЦМС\n";
    std::ofstream(folder_ / "vekha.toml")
        << "[office]\nname = \"Управление\"\n[server]\nport = 0\n";
  }
  ~ServeStart() override {
    for (const pid_t pid : started_) {
      ::kill(pid, SIGKILL);
      ::waitpid(pid, nullptr, 0);
    }
    if (const pid_t pid = noted_process()) ::kill(pid, SIGKILL);
    fs::remove_all(folder_);
  }

  pid_t start(const std::vector<std::string>& more) {
    const pid_t pid = ::fork();
    if (pid == 0) {
      std::vector<std::string> words{VEKHA_PROGRAM, "serve", folder_.string()};
      words.insert(words.end(), more.begin(), more.end());
      std::vector<char*> pointers;
      for (std::string& word : words)
        pointers.push_back(word.data());
      pointers.push_back(nullptr);
      if (std::freopen("/dev/null", "w", stdout) == nullptr ||
          std::freopen(said_.c_str(), "a", stderr) == nullptr)
        ::_exit(126);
      ::execv(pointers.front(), pointers.data());
      ::_exit(127);
    }
    started_.push_back(pid);
    return pid;
  }
  /// The exit status; −1 when it has not ended within 20 s.
  int end_of(pid_t pid) {
    for (int i = 0; i < 400; ++i) {
      int status = 0;
      if (::waitpid(pid, &status, WNOHANG) == pid) {
        std::erase(started_, pid);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
      }
      std::this_thread::sleep_for(50ms);
    }
    return -1;
  }
  std::string said() const { return fs::exists(said_) ? read_file(said_) : std::string(); }
  bool says(const std::string& words) const {
    for (int i = 0; i < 200 && said().find(words) == std::string::npos; ++i)
      std::this_thread::sleep_for(50ms);
    return said().find(words) != std::string::npos;
  }
  pid_t noted_process() const {
    pid_t pid = 0;
    std::ifstream(pid_file_) >> pid;
    return pid;
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha serve start " + std::to_string(::getpid()));
  const fs::path said_ = folder_ / "said.txt";
  const fs::path pid_file_ = folder_ / "vekha.pid";
  std::vector<pid_t> started_;
};

TEST_F(ServeStart, ADaemonIsUpWhenTheCommandEnds) {
  EXPECT_EQ(end_of(start({"--daemon", "--pidfile", pid_file_.string(), "--log",
                          (folder_ / "service.log").string()})),
            0);
  const pid_t pid = noted_process();
  ASSERT_GT(pid, 0) << said();
  EXPECT_EQ(::kill(pid, 0), 0);
  EXPECT_THAT(read_file(folder_ / "service.log"), testing::HasSubstr("служба работает"));
  ::kill(pid, SIGTERM);
  for (int i = 0; i < 200 && fs::exists(pid_file_); ++i)
    std::this_thread::sleep_for(50ms);
  EXPECT_FALSE(fs::exists(pid_file_));
}

TEST_F(ServeStart, ADaemonThatFindsItsPortTakenSaysSo) {
  const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(::bind(taken, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(::listen(taken, 1), 0);
  ASSERT_EQ(::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const std::string port = std::to_string(ntohs(address.sin_port));
  EXPECT_EQ(end_of(start({"--daemon", "--port", port, "--pidfile", pid_file_.string()})), 3);
  EXPECT_THAT(said(), testing::HasSubstr("127.0.0.1:" + port));
  EXPECT_FALSE(fs::exists(pid_file_));
  ::close(taken);
}

TEST_F(ServeStart, ASecondServiceOfOneWorkspaceIsRefusedThoughItsPortIsFree) {
  for (const bool daemon : {false, true}) {
    SCOPED_TRACE(daemon);
    const pid_t first = start({"--port", "0"});
    ASSERT_TRUE(says("служба работает")) << said();
    EXPECT_EQ(end_of(daemon ? start({"--daemon"}) : start({})), 3);
    EXPECT_THAT(said(), testing::HasSubstr("уже обслуживает другая служба"));
    EXPECT_THAT(said(), testing::HasSubstr(":" + std::to_string(first) + ")"));
    ::kill(first, SIGTERM);
    EXPECT_EQ(end_of(first), 0);
    fs::remove(said_);
  }
  // The kernel lets go of a service that is killed.
  const pid_t killed = start({});
  ASSERT_TRUE(says("служба работает"));
  ::kill(killed, SIGKILL);
  end_of(killed);
  fs::remove(said_);
  start({});
  EXPECT_TRUE(says("служба работает")) << said();
}

TEST_F(ServeStart, AFileThatItCannotWriteIsToldAtOnce) {
  const std::string nowhere = (folder_ / "no such folder" / "file").string();
  for (const std::string& daemon : {std::string("--lang=ru"), std::string("--daemon")}) {
    for (const std::string& option : {std::string("--pidfile"), std::string("--log")}) {
      SCOPED_TRACE(daemon + " " + option);
      fs::remove(said_);
      EXPECT_EQ(end_of(start({daemon, option, nowhere})), 3) << said();
      EXPECT_THAT(said(), testing::HasSubstr(nowhere));
      EXPECT_THAT(said(), testing::HasSubstr("Что делать"));
    }
  }
}

}  // namespace
}  // namespace vekha
