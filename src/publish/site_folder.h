#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::publish {

/// The folder that the web server shows: `current` → releases/<id>. Releases are whole and never
/// changed; a release becomes visible by one rename(2) of the link, so visitors see the old one or
/// the new one and nothing between.
class SiteFolder {
 public:
  explicit SiteFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& path() const { return folder_; }
  /// Oldest first, by name: names begin with the as-of date.
  std::vector<std::string> releases() const;
  /// The release that visitors see; nullopt when nothing was published yet or the link is broken.
  std::optional<std::string> current() const;
  std::filesystem::path release_path(std::string_view id) const;

  /// Switches `current`. InputError when there is no such release, ServiceError when the link can't
  /// be made.
  void show(const std::string& id) const;

  /// Removes the oldest releases until `keep` are left; the current one is never removed. Returns
  /// what was removed.
  std::vector<std::string> prune(std::size_t keep) const;

 private:
  std::filesystem::path folder_;
};

/// Held while a release is made: one run a site at a time, across processes; the kernel lets go of
/// it when the process dies.
class SiteLock {
 public:
  /// Waits up to `seconds`; then throws ServiceError «идёт другой запуск».
  SiteLock(const std::filesystem::path& site, int seconds);
  ~SiteLock();
  SiteLock(const SiteLock&) = delete;
  SiteLock& operator=(const SiteLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace vekha::publish
