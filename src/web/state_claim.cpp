#include "web/state_claim.h"

#include "base/error.h"
#include "service/node_name.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>

namespace vekha::web {

namespace {

ServiceError cannot_claim(const std::filesystem::path& file, int error) {
  const std::string reason = std::generic_category().message(error);
  return ServiceError({.place = {.file = file.string()},
                       .code = "state_not_writable",
                       .text = {"папка состояния службы недоступна для записи: " + reason,
                                "the service's state can't be written: " + reason},
                       .advice = {"дайте учётной записи службы право записи в эту папку",
                                  "let the service's user write into that folder"}});
}

ServiceError is_served(const std::filesystem::path& file, const std::string& holder) {
  const std::string who = holder.empty() ? "?" : holder;
  return ServiceError(
      {.place = {.file = file.parent_path().string()},
       .code = "state_in_use",
       .text = {"эту рабочую папку уже обслуживает другая служба (машина:процесс " + who + ")",
                "another service is at work on this workspace (machine:process " + who + ")"},
       .advice = {"остановите её или перезапустите вместо запуска второй; несколько узлов одной "
                  "папки требуют общей истории в PostgreSQL",
                  "stop it, or restart it instead of starting a second one; several nodes on one "
                  "folder need a shared history in PostgreSQL"}});
}

std::string text_of(int descriptor) {
  std::array<char, 200> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  return size <= 0 ? std::string() : std::string(text.data(), static_cast<std::size_t>(size));
}

}  // namespace

StateClaim::StateClaim(const std::filesystem::path& state, Sharing sharing)
    : file_(state / "service.lock"), sharing_(sharing) {
  descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ < 0) throw cannot_claim(file_, errno);
  // A service that is being restarted may take a moment to go, a node a moment to let others in.
  constexpr int tries = 30;
  for (int i = 0; i < tries; ++i) {
    if (try_once()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  const std::string holder = text_of(descriptor_);
  ::close(descriptor_);
  throw is_served(file_, holder);
}

StateClaim::~StateClaim() {
  ::close(descriptor_);
}

bool StateClaim::try_once() {
  alone_ = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
  if (alone_) {
    // Told to people only: a write that fails changes nothing about the claim.
    const std::string who = service::node_name();
    const bool emptied = ::ftruncate(descriptor_, 0) == 0;
    [[maybe_unused]] const bool told =
        emptied && ::pwrite(descriptor_, who.data(), who.size(), 0) > 0;
    return true;
  }
  return sharing_ == Sharing::with_nodes && ::flock(descriptor_, LOCK_SH | LOCK_NB) == 0;
}

void StateClaim::let_nodes_in() {
  if (sharing_ != Sharing::with_nodes || !alone_) return;
  ::flock(descriptor_, LOCK_SH);
  alone_ = false;
}

}  // namespace vekha::web
