#include "publish/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <utility>

extern char** environ;

namespace vekha::publish {

namespace {

using Steady = std::chrono::steady_clock;

class Pipe {
 public:
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    read_ = ends[0];
    write_ = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reading() const { return read_; }
  int writing() const { return write_; }
  void close_read() { close_end(read_); }
  void close_write() { close_end(write_); }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(std::exchange(end, -1));
  }
  int read_ = -1;
  int write_ = -1;
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string_view name_of(std::string_view setting) {
  return setting.substr(0, setting.find('='));
}

std::vector<std::string> whole_environment(const std::vector<std::string>& more) {
  std::vector<std::string> all = more;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    bool replaced = false;
    for (const std::string& setting : more)
      replaced = replaced || name_of(setting) == name_of(*entry);
    if (!replaced) all.emplace_back(*entry);
  }
  return all;
}

class Child {
 public:
  explicit Child(const ChildCall& call) : call_(call) { start(); }
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    wait_for_end();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  ChildResult run() {
    if (pid_ <= 0) return std::move(result_);
    write_input();
    const auto end = Steady::now() + call_.most;
    bool late = false;
    bool hopeless = false;
    while (listening() && !late && !hopeless) {
      call_.pulse();
      read_some();
      late = Steady::now() > end;
      hopeless = call_.hopeless(result_.err);
    }
    if (late || hopeless) ::kill(pid_, SIGKILL);
    const int status = wait_for_end();
    result_.status = WIFEXITED(status) ? WEXITSTATUS(status) : ChildResult::killed;
    if (hopeless) result_.status = ChildResult::given_up;
    return std::move(result_);
  }

 private:
  void start() {
    std::vector<std::string> words = call_.words;
    std::vector<std::string> environment = whole_environment(call_.environment);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in_.reading(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out_.writing(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err_.writing(), STDERR_FILENO);
    const int failed = ::posix_spawnp(&pid_, words.front().c_str(), &actions, nullptr,
                                      pointers_to(words).data(), pointers_to(environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) pid_ = -1;
    in_.close_read();
    out_.close_write();
    err_.close_write();
  }

  // A pipe takes 64 KiB without a reader.
  void write_input() {
    std::string_view rest = call_.input;
    while (!rest.empty()) {
      const ssize_t count = ::write(in_.writing(), rest.data(), rest.size());
      if (count <= 0) break;  // it reads nothing: its own message says why
      rest.remove_prefix(static_cast<std::size_t>(count));
    }
    in_.close_write();
  }

  bool listening() const { return out_.reading() >= 0 || err_.reading() >= 0; }

  void read_some() {
    constexpr int half_second = 500;
    std::array<pollfd, 2> wanted = {
        {{out_.reading(), POLLIN, 0}, {err_.reading(), POLLIN, 0}}};  // poll passes over −1
    if (::poll(wanted.data(), wanted.size(), half_second) <= 0) return;
    if (wanted[0].revents != 0) take(out_, result_.out);
    if (wanted[1].revents != 0) take(err_, result_.err);
  }

  static void take(Pipe& pipe, std::string& text) {
    constexpr std::size_t most = 64UL << 20U;
    std::array<char, 65536> part{};
    const ssize_t count = ::read(pipe.reading(), part.data(), part.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return pipe.close_read();
    if (text.size() < most) text.append(part.data(), static_cast<std::size_t>(count));
  }

  int wait_for_end() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

  const ChildCall& call_;
  Pipe in_;
  Pipe out_;
  Pipe err_;
  pid_t pid_ = -1;
  ChildResult result_;
};

}  // namespace

ChildResult run_child(const ChildCall& call) {
  return Child(call).run();
}

}  // namespace vekha::publish
