#pragma once

#include "publish/manifest.h"
#include "publish/site_folder.h"

#include <ctime>
#include <filesystem>
#include <string>

namespace vekha::publish {

/// The release that visitors see while the next one is made: where its unchanged files are taken
/// from.
class EarlierRelease {
 public:
  explicit EarlierRelease(const SiteFolder& site);

  /// Makes `path` another name of the earlier file `name`, if that has this hash and was not
  /// touched since its release. false: it must be written.
  bool link_to(const std::filesystem::path& path, const std::string& name,
               const std::string& sha256, std::size_t size) const;

 private:
  std::filesystem::path folder_;  // empty: there is none
  Manifest manifest_;
  std::timespec written_{};  // when the manifest was: no file of the release is younger
};

}  // namespace vekha::publish
