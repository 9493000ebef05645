#include "publish/site_folder.h"

#include "base/error.h"
#include "publish/site_error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace vekha::publish {

namespace fs = std::filesystem;

std::vector<std::string> SiteFolder::releases() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_ / "releases", error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.front() != '.') names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> SiteFolder::current() const {
  std::error_code error;
  const fs::path target = fs::read_symlink(folder_ / "current", error);
  if (error || !fs::is_directory(folder_ / target)) return std::nullopt;
  return target.filename().string();
}

fs::path SiteFolder::release_path(std::string_view id) const {
  return folder_ / "releases" / id;
}

void SiteFolder::show(const std::string& id) const {
  if (id.empty() || id.find('/') != std::string::npos || id.front() == '.' ||
      !fs::is_directory(release_path(id))) {
    throw InputError({.place = {.file = folder_.string()},
                      .code = "release_unknown",
                      .text = {"выпуска «" + id + "» нет", "there is no release «" + id + "»"},
                      .advice = {"посмотрите список командой «vekha releases»",
                                 "see the list with «vekha releases»"}});
  }
  const fs::path link = folder_ / "current";
  const fs::path beside = folder_ / (".current-" + std::to_string(::getpid()));
  ::unlink(beside.c_str());
  const std::string target = "releases/" + id;
  if (::symlink(target.c_str(), beside.c_str()) != 0) throw cannot_write_site(link, errno);
  if (::rename(beside.c_str(), link.c_str()) != 0) {
    const int error = errno;
    ::unlink(beside.c_str());
    throw cannot_write_site(link, error);
  }
}

std::vector<std::string> SiteFolder::prune(std::size_t keep) const {
  const std::vector<std::string> all = releases();
  const std::optional<std::string> shown = current();
  std::vector<std::string> removed;
  for (const std::string& id : all) {
    if (all.size() - removed.size() <= std::max<std::size_t>(keep, 1)) break;
    if (id == shown) continue;
    std::error_code error;
    fs::remove_all(release_path(id), error);
    if (!error) removed.push_back(id);
  }
  return removed;
}

SiteLock::SiteLock(const fs::path& site, int seconds) {
  std::error_code made;
  fs::create_directories(site / "releases", made);
  if (made) throw cannot_write_site(site, made.value());
  const fs::path file = site / ".lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) throw cannot_write_site(site, errno);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      ::close(descriptor_);
      throw ServiceError(
          {.place = {.file = site.string()},
           .code = "site_locked",
           .text = {"этот сайт сейчас публикует другой запуск",
                    "another run is publishing this site"},
           .advice = {"дождитесь его конца и запустите снова", "wait for its end and run again"}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

SiteLock::~SiteLock() {
  ::close(descriptor_);
}

}  // namespace vekha::publish
