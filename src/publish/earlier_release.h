#pragma once

#include "publish/site_folder.h"

#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::publish {

/// The release that visitors see while the next one is made: where its unchanged files are taken
/// from. It may be asked by several threads at once.
class EarlierRelease {
 public:
  explicit EarlierRelease(const SiteFolder& site);
  EarlierRelease(const EarlierRelease&) = delete;
  EarlierRelease& operator=(const EarlierRelease&) = delete;

  /// Makes `path` another name of the earlier file `name`, if that has this hash and was not
  /// touched since its release. false: it must be written.
  bool link_to(const std::string& path, std::string_view name, std::string_view sha256,
               std::size_t size) const;

  /// Whether the release's manifest has this file with this hash.
  bool has(std::string_view name, std::string_view sha256) const;
  /// Names of its files that begin so, in order.
  std::vector<std::string_view> names_below(std::string_view folder) const;
  /// Makes `path` another name of the earlier file `name` whatever its bytes; its hash. Empty:
  /// there is none, or it was touched since its release.
  std::string_view link_untouched(const std::string& path, std::string_view name) const;
  /// The earlier file of that name, when it was not touched since its release; else empty.
  std::filesystem::path untouched(std::string_view name) const;

 private:
  std::string folder_;    // with a slash behind it; empty: there is none
  std::string manifest_;  // what the hashes point into
  std::unordered_map<std::string_view, std::string_view> hashes_;
  std::vector<std::string_view> names_;  // sorted
  std::timespec written_{};              // when the manifest was: no file of the release is younger
};

}  // namespace vekha::publish
