#pragma once

#include "publish/site_folder.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vekha::publish {

/// A release in the making: a hidden folder beside the releases. Dropped without commit() it
/// disappears; what a killed run left behind is swept away by the next one. Make one only under a
/// SiteLock.
class Staging {
 public:
  explicit Staging(const SiteFolder& site);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Where a file of that name is to be written; its folder exists afterwards.
  std::filesystem::path path_for(std::string_view name);
  /// Writes a file. ServiceError when the disk is full or the folder can't be written.
  void write(std::string_view name, std::string_view bytes);

  /// Writes the manifest, flushes to disk, moves the folder to releases/<id>. When a release of
  /// that id exists with the same bytes, it is kept; with other bytes the new one is called
  /// «<id>-2», «<id>-3» … Returns the name.
  std::string commit(const std::string& id);

 private:
  void flush_to_disk() const;

  const SiteFolder& site_;
  std::filesystem::path folder_;
};

}  // namespace vekha::publish
