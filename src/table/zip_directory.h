#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace vekha::table {

/// What the end of an archive's central directory claims (APPNOTE 4.3.14, 4.3.16).
struct ZipDirectory {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::uint64_t offset = 0;      ///< of the directory, as it claims
  std::uint64_t end_record = 0;  ///< where the record stands that ends the directory
};

/// Asked before libzip, which takes seconds for a directory of millions. InputError when there is
/// no such record: the file is cut off. `name`: how the message calls the file.
ZipDirectory find_zip_directory(const std::filesystem::path& path, const std::string& name);

/// Refuses an archive two of whose entries share bytes, or one of which reaches into the directory:
/// only bombs are made so, and libzip does not look.
void refuse_overlapping_entries(const std::filesystem::path& path, const std::string& name,
                                const ZipDirectory& directory);

}  // namespace vekha::table
