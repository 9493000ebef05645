#pragma once

#include "table/byte_source.h"
#include "table/reader.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::table {

/// A ZIP archive (APPNOTE 6.3) open for reading, guarded by Limits: the number and the sizes of
/// entries are checked when it is opened; sizes, checksums and ratio of what is inflated while it
/// is read, for libzip hands over more bytes than an entry claims. Encrypted archives, doubled
/// names and names that leave the folder are refused. Nothing is ever written.
class ZipArchive {
 public:
  struct Entry {
    std::string name;  ///< as stored, with '/' for '\\' and without '/' in front
    std::uint64_t index = 0;
    std::uint64_t size = 0;  ///< inflated, as the directory claims
    std::uint64_t packed = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  };

  /// `name`: how messages call the file. Throws InputError.
  ZipArchive(const std::filesystem::path& path, std::string name, const Limits& limits);
  ~ZipArchive();
  ZipArchive(ZipArchive&&) = delete;
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(ZipArchive&&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  const std::string& file() const { return name_; }
  const Limits& limits() const { return limits_; }
  const std::vector<Entry>& entries() const { return entries_; }
  /// Upper and lower case of Latin letters are the same (ECMA-376 part 2, 9.1.1.2); nullptr: no
  /// such entry.
  const Entry* find(std::string_view name) const;

  /// The entry's bytes; the archive must outlive the source. The last read throws when size or CRC
  /// are wrong.
  std::unique_ptr<ByteSource> open(const Entry& entry);

 private:
  struct Handle;
  class Part;

  void list_entries();
  void add_entry(std::uint64_t index);
  void check_name(const std::string& name) const;
  /// A part that is read twice counts once.
  void count_inflated(const Entry& entry, std::uint64_t bytes);

  std::string name_;
  Limits limits_;
  std::unique_ptr<Handle> handle_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_name_;      ///< lower case
  std::uint64_t inflated_ = 0;                                ///< of all entries so far
  std::unordered_map<std::uint64_t, std::uint64_t> counted_;  ///< of it, by index of the entry
};

}  // namespace vekha::table
