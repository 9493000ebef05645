#pragma once

#include "publish/earlier_release.h"
#include "publish/manifest.h"
#include "publish/site_folder.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace vekha::publish {

/// A release in the making: a hidden folder beside the releases. Dropped without commit() it
/// disappears; what a killed run left behind is swept away by the next one. Make one only under a
/// SiteLock. A file with the same bytes as in the release before is not written again but linked to
/// it (link(2)).
class Staging {
 public:
  explicit Staging(const SiteFolder& site);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Where a file of that name is to be written by someone else; its folder exists afterwards.
  std::filesystem::path path_for(std::string_view name);
  /// Writes a file. ServiceError when the disk is full or the folder can't be written. May be
  /// called by several threads at once.
  void write(std::string_view name, std::string_view bytes);
  /// Packs all files that there are by now into one archive.
  void write_zip(std::string_view name);

  /// Writes the manifest, flushes to disk, moves the folder to releases/<id>. When a release of
  /// that id exists with the same bytes, it is kept; with other bytes the new one is called
  /// «<id>-2», «<id>-3» … Returns the name.
  std::string commit(const std::string& id);

 private:
  std::filesystem::path make_path(std::string_view name);
  void hash_foreign_files();
  void flush_to_disk() const;

  const SiteFolder& site_;
  const EarlierRelease earlier_;
  std::filesystem::path folder_;
  std::mutex guard_;                            // of what follows
  std::set<std::string, std::less<>> folders_;  // that exist
  std::set<std::string> foreign_;               // files that others write
  Manifest manifest_;
};

}  // namespace vekha::publish
