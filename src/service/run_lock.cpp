#include "service/run_lock.h"

#include "base/error.h"
#include "publish/site_error.h"
#include "schedule/time_zone.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>

namespace vekha::service {

namespace {

std::string holder(int descriptor) {
  std::array<char, 200> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  return size <= 0 ? "?" : std::string(text.data(), static_cast<std::size_t>(size));
}

std::string ourselves() {
  std::array<char, 100> host{};
  ::gethostname(host.data(), host.size() - 1);
  return std::string(host.data()) + ", pid " + std::to_string(::getpid()) + ", " +
         schedule::to_utc_text(schedule::now());
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& site, int seconds) {
  std::error_code made;
  std::filesystem::create_directories(site, made);
  const std::filesystem::path path = site / ".run.lock";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor_ < 0) throw publish::cannot_write_site(path, errno);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= end) {
      const std::string who = holder(descriptor_);
      ::close(descriptor_);
      throw ServiceError(
          {.place = {.file = site.string()},
           .code = "run_going_on",
           .text = {"идёт другой запуск (" + who + ")", "another run is going on (" + who + ")"},
           .advice = {"дождитесь его конца", "wait for its end"}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  const std::string who = ourselves();
  // Told to people only: a write that fails changes nothing about the lock.
  if (::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, who.data(), who.size(), 0) < 0)
    return;
}

RunLock::~RunLock() {
  ::close(descriptor_);
}

RunOutcome run_alone(const RunRequest& request) {
  constexpr int seconds_waited = 60;
  const RunLock lock(load_workspace(request.workspace).workspace.site, seconds_waited);
  return run(request);
}

}  // namespace vekha::service
