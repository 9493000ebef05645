#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace vekha::publish {

/// A file as it lies in an archive.
struct PackedFile {
  std::uint32_t crc = 0;
  std::uint32_t size = 0;  ///< unpacked, in bytes
  bool deflated = false;   ///< else stored as it is, for it would not get smaller
  std::string bytes;
};

/// Packs for speed more than for size. May be called by several threads at once.
/// std::length_error over 4 GiB.
PackedFile pack(std::string_view bytes);

/// A ZIP archive (APPNOTE 6.3.3, ZIP64 where the number of files or the size asks for it): names in
/// UTF-8, dated 01.01.1980, so that the same files give the same bytes.
class ZipWriter {
 public:
  /// Hands the archive's bytes, in order, to `write`.
  explicit ZipWriter(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

  void add(std::string_view name, const PackedFile& file);
  /// Call it once, at the end.
  void finish();

 private:
  void put(std::string_view bytes);
  void put_zip64_end(std::uint64_t start);

  std::function<void(std::string_view)> write_;
  std::string directory_;
  std::uint64_t offset_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace vekha::publish
