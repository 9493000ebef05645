#include "publish/earlier_release.h"

#include "base/file_io.h"
#include "publish/manifest.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <tuple>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

bool is_later(const std::timespec& time, const std::timespec& than) {
  return std::tie(time.tv_sec, time.tv_nsec) > std::tie(than.tv_sec, than.tv_nsec);
}

}  // namespace

EarlierRelease::EarlierRelease(const SiteFolder& site) {
  const auto shown = site.current();
  if (!shown) return;
  const fs::path manifest = site.release_path(*shown) / manifest_name;
  struct stat status{};
  if (::stat(manifest.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  folder_ = site.release_path(*shown).string() + "/";
  manifest_ = read_file(manifest);
  written_ = status.st_mtim;
  hashes_.reserve(static_cast<std::size_t>(std::count(manifest_.begin(), manifest_.end(), '\n')));
  for_each_line(manifest_, [&](std::string_view name, std::string_view hash) {
    hashes_.emplace(name, hash);
    names_.push_back(name);
  });
  std::ranges::sort(names_);
}

std::vector<std::string_view> EarlierRelease::names_below(std::string_view folder) const {
  std::vector<std::string_view> found;
  for (auto name = std::ranges::lower_bound(names_, folder);
       name != names_.end() && name->starts_with(folder); ++name)
    found.push_back(*name);
  return found;
}

std::string_view EarlierRelease::link_untouched(const std::string& path,
                                                std::string_view name) const {
  const auto entry = hashes_.find(name);
  const fs::path file = untouched(name);
  const bool linked =
      entry != hashes_.end() && !file.empty() && ::link(file.c_str(), path.c_str()) == 0;
  return linked ? entry->second : std::string_view();
}

bool EarlierRelease::has(std::string_view name, std::string_view sha256) const {
  const auto entry = hashes_.find(name);
  return entry != hashes_.end() && entry->second == sha256;
}

bool EarlierRelease::link_to(const std::string& path, std::string_view name,
                             std::string_view sha256, std::size_t size) const {
  if (!has(name, sha256)) return false;
  const std::string file = folder_ + std::string(name);
  struct stat status{};
  if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const bool touched =
      static_cast<std::size_t>(status.st_size) != size || is_later(status.st_mtim, written_);
  return !touched && ::link(file.c_str(), path.c_str()) == 0;
}

fs::path EarlierRelease::untouched(std::string_view name) const {
  const std::string file = folder_ + std::string(name);
  struct stat status{};
  const bool there = !folder_.empty() && ::lstat(file.c_str(), &status) == 0 &&
                     S_ISREG(status.st_mode) && !is_later(status.st_mtim, written_);
  return there ? fs::path(file) : fs::path();
}

}  // namespace vekha::publish
