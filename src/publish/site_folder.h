#pragma once

#include "publish/folder_lock.h"
#include "publish/keep_rule.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::publish {

/// Where a finished release stands.
enum class Shelf {
  releases,  ///< visitors may see it
  drafts     ///< waits for a person's word; no web server is pointed there
};

/// Asked at the last moment before visitors see a release; false: another node does it now.
using MayShow = std::function<bool()>;

/// The folder that the web server shows: `current` → releases/<id>. Releases are whole and never
/// changed; a release becomes visible by one rename(2) of the link, so visitors see the old one or
/// the new one and nothing between. Drafts stand beside them, in drafts/<id>.
class SiteFolder {
 public:
  explicit SiteFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& path() const { return folder_; }
  /// Oldest first, by name: names begin with the as-of date.
  std::vector<std::string> releases() const;
  /// The release that visitors see; nullopt when nothing was published yet or the link is broken.
  std::optional<std::string> current() const;
  std::filesystem::path release_path(std::string_view id) const;

  /// Oldest first.
  std::vector<std::string> drafts() const;
  std::filesystem::path draft_path(std::string_view id) const;
  std::filesystem::path path_on(Shelf shelf, std::string_view id) const;

  /// Switches `current`. InputError when there is no such release, ServiceError when the link can't
  /// be made or `may_show` says no. Call it under a SiteLock: where another process has taken that
  /// over, the switch fails.
  void show(const std::string& id, const MayShow& may_show = [] { return true; }) const;
  /// Makes a release of a draft and shows it; of the name of a release, shows that. InputError when
  /// there is neither.
  void approve(const std::string& id) const;
  /// Removes a draft. InputError when there is no such draft.
  void discard(const std::string& id) const;

  /// Removes the releases that the rule lets go; the current one is never removed. Returns what was
  /// removed.
  std::vector<std::string> prune(const KeepRule& rule) const;
  /// Links of switches that never came to an end: their makers can't show anything any more.
  void sweep_links() const;

 private:
  std::filesystem::path folder_;
};

/// Held while a release is made: one run a site at a time (publish/folder_lock.h).
class SiteLock {
 public:
  /// Waits up to `seconds`; then throws ServiceError «идёт другой запуск». A takeover also sweeps
  /// the links of the former holder.
  SiteLock(const std::filesystem::path& site, int seconds, Takeover takeover = Takeover::no);

 private:
  std::unique_ptr<FolderLock> lock_;
};

}  // namespace vekha::publish
