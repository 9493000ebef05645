#pragma once

#include "publish/earlier_release.h"
#include "publish/manifest.h"
#include "publish/signature.h"
#include "publish/site_folder.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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
  /// Takes those of these files of the earlier release over as they are, without reading them: all
  /// of them, or, when one of them was touched or is not there, none. May be called by several
  /// threads at once, each with other names.
  bool take_over(const std::vector<std::string>& names);
  const EarlierRelease& earlier() const { return earlier_; }
  /// Packs all files that there are by now into one archive.
  void write_zip(const std::string& name);

  /// What is known of a release when it is finished.
  struct Finish {
    Shelf shelf = Shelf::releases;
    const SigningKey* key = nullptr;  ///< signs the manifest; nullptr: it stays unsigned
  };
  struct Place {
    std::string name;
    Shelf shelf = Shelf::releases;
  };
  /// Writes the manifest, makes the link «releases» by which the archive's page leads to other
  /// releases from wherever it is shown, flushes to disk, moves the folder to releases/<id> or
  /// drafts/<id>. When a release of that id exists on either shelf with the same bytes, it is kept
  /// (a draft that is to be a release moves there); with other bytes the new one is called
  /// «<id>-2», «<id>-3» …
  Place commit(const std::string& id, const Finish& finish);
  std::string commit(const std::string& id) { return commit(id, {}).name; }

 private:
  void make_folder_of(const std::string& path);
  void hash_foreign_files();
  void note(std::string name, std::string hash);
  void flush_to_disk() const;
  bool is_same(const std::filesystem::path& existing, const std::string& manifest) const;
  Place reuse(const Place& existing, Shelf wanted) const;

  const SiteFolder& site_;
  const EarlierRelease earlier_;
  std::string folder_;                          // empty: committed
  std::mutex guard_;                            // of what follows
  std::set<std::string, std::less<>> folders_;  // that exist
  std::set<std::string> foreign_;               // files that others write
  std::vector<std::string> written_;            // paths of those that are not linked
  Manifest manifest_;
};

}  // namespace vekha::publish
