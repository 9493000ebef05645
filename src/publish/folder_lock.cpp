#include "publish/folder_lock.h"

#include "publish/site_error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <random>
#include <string_view>
#include <thread>
#include <utility>

namespace vekha::publish {

namespace fs = std::filesystem;

std::string unique_name(const std::string& head) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  std::string name = head;
  for (int i = 0; i < 16; ++i)
    name.push_back(digits[source() % 16]);
  return name;
}

FolderLock::FolderLock(fs::path file, const Rules& rules) : file_(std::move(file)) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(rules.wait_seconds);
  while (!try_once()) {
    if (rules.takeover == Takeover::yes) {
      take_over();
      return;
    }
    if (std::chrono::steady_clock::now() >= end) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FolderLock::open_file(const fs::path& path, int flags) {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0644);
  if (descriptor_ < 0) throw cannot_write_site(path, errno);
}

bool FolderLock::try_once() {
  open_file(file_, 0);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return false;
  // Somebody may have put another file in its place between the two calls.
  struct stat ours{};
  struct stat there{};
  const bool same = ::fstat(descriptor_, &ours) == 0 && ::stat(file_.c_str(), &there) == 0 &&
                    ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
  held_ = same;
  return same;
}

void FolderLock::take_over() {
  const fs::path beside = file_.parent_path() / unique_name(".lock-");
  open_file(beside, O_EXCL);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) throw cannot_write_site(beside, errno);
  if (::rename(beside.c_str(), file_.c_str()) != 0) throw cannot_write_site(file_, errno);
  held_ = true;
}

std::string FolderLock::holder() const {
  std::array<char, 200> text{};
  const ssize_t size = ::pread(descriptor_, text.data(), text.size(), 0);
  return size <= 0 ? "?" : std::string(text.data(), static_cast<std::size_t>(size));
}

void FolderLock::write_holder(const std::string& who) const {
  // Told to people only: a write that fails changes nothing about the lock.
  if (::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, who.data(), who.size(), 0) < 0)
    return;
}

}  // namespace vekha::publish
