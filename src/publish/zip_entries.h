#pragma once

#include "publish/zip_writer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace vekha::publish {

/// The packed files of an archive that ZipWriter made, to be taken over into the next one. Of an
/// archive in another form, or with ZIP64 parts, it finds none.
class ZipEntries {
 public:
  /// An empty path: no archive, no files.
  explicit ZipEntries(const std::filesystem::path& archive);
  ~ZipEntries();
  ZipEntries(const ZipEntries&) = delete;
  ZipEntries& operator=(const ZipEntries&) = delete;

  /// The file as it lies there. May be called by several threads at once.
  std::optional<PackedFile> find(std::string_view name) const;

 private:
  void read_directory();
  bool read_entry(std::size_t& at);
  std::uint32_t number(std::size_t at, std::size_t width) const;

  std::string_view bytes_;                                     // mapped into memory
  std::unordered_map<std::string_view, std::size_t> entries_;  // name → its central header
};

}  // namespace vekha::publish
