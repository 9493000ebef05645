#include "web/start_report.h"

#include "base/error.h"
#include "service/problem_json.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>

namespace vekha::web {

namespace {

constexpr std::string_view ready = "ready";

ServiceError no_start(const Words& why) {
  return ServiceError(
      {.code = "not_started",
       .text = {"служба не поднялась: " + why.ru, "the service did not come up: " + why.en},
       .advice = {"запустите её без --daemon: причину она назовёт на экране",
                  "start it without --daemon: it says why on the screen"}});
}

}  // namespace

StartReport::StartReport() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw no_start({"не открыть канал", "no pipe is to be had"});
  std::fflush(nullptr);  // or both halves would write what waits
  child_ = ::fork();
  if (child_ < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    throw no_start({"не создать процесс", "no process is to be had"});
  }
  half_ = child_ == 0 ? Half::service : Half::command;
  pipe_ = half_ == Half::service ? ends[1] : ends[0];
  ::close(half_ == Half::service ? ends[0] : ends[1]);
}

StartReport::~StartReport() {
  if (pipe_ >= 0) ::close(pipe_);
}

void StartReport::wait() {
  std::string said;
  std::array<char, 4096> piece{};
  while (true) {
    const ssize_t count = ::read(pipe_, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    said.append(piece.data(), static_cast<std::size_t>(count));
  }
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  if (said == ready) return;
  const Json json = Json::parse(said, nullptr, false);
  const Problems problems = json.is_discarded() ? Problems() : service::problems_from_json(json);
  if (!problems.empty()) throw ServiceError(problems.front());
  throw no_start({"процесс прервался", "its process ended"});
}

void StartReport::tell_ready() {
  send(std::string(ready));
}

void StartReport::tell_failure(const Problem& problem) {
  send(service::to_json(Problems{problem}).dump(-1, ' ', false, Json::error_handler_t::replace));
}

void StartReport::send(const std::string& text) {
  if (pipe_ < 0) return;
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t count = ::write(pipe_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;  // the command was interrupted: nobody listens
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  ::close(pipe_);
  pipe_ = -1;
}

}  // namespace vekha::web
