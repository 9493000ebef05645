#include "publish/earlier_release.h"

#include "base/file_io.h"

#include <sys/stat.h>
#include <unistd.h>

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
  folder_ = site.release_path(*shown);
  manifest_ = parse_manifest(read_file(manifest));
  written_ = status.st_mtim;
}

bool EarlierRelease::link_to(const fs::path& path, const std::string& name,
                             const std::string& sha256, std::size_t size) const {
  const auto entry = manifest_.find(name);
  if (entry == manifest_.end() || entry->second != sha256) return false;
  const fs::path file = folder_ / name;
  struct stat status{};
  if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const bool touched =
      static_cast<std::size_t>(status.st_size) != size || is_later(status.st_mtim, written_);
  return !touched && ::link(file.c_str(), path.c_str()) == 0;
}

}  // namespace vekha::publish
