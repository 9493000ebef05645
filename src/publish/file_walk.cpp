#include "publish/file_walk.h"

#include "base/parallel.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace vekha::publish {

namespace {

struct Close {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Listing {
  std::vector<FoundFile> files;
  std::vector<std::string> folders;
};

// What lies in `root`/`name` itself.
void list(const std::string& root, const std::string& name, Listing& listing) {
  const std::unique_ptr<DIR, Close> folder(::opendir((root + "/" + name).c_str()));
  if (!folder) return;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string_view own = entry->d_name;
    if (own == "." || own == "..") continue;
    struct stat status{};
    const bool is_folder = entry->d_type == DT_DIR;
    if (!is_folder &&
        ::fstatat(::dirfd(folder.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
      continue;
    std::string path = name.empty() ? std::string(own) : name + "/" + std::string(own);
    if (is_folder || S_ISDIR(status.st_mode)) {
      listing.folders.push_back(std::move(path));
    } else if (S_ISREG(status.st_mode)) {
      listing.files.push_back({std::move(path), status.st_mtim});
    }
  }
}

}  // namespace

// Level by level: all folders of a level are listed at once.
std::vector<FoundFile> files_below(const std::filesystem::path& folder) {
  const std::string root = folder.string();
  std::vector<FoundFile> files;
  std::vector<std::string> level = {""};
  while (!level.empty()) {
    std::vector<Listing> listings(worker_count());
    in_parallel(level.size(), listings.size(), [&](std::size_t worker, std::size_t index) {
      list(root, level[index], listings[worker]);
    });
    level.clear();
    for (Listing& listing : listings) {
      std::ranges::move(listing.files, std::back_inserter(files));
      std::ranges::move(listing.folders, std::back_inserter(level));
    }
  }
  return files;
}

}  // namespace vekha::publish
