#pragma once

#include "table/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vekha::table {

/// An open regular file, read from the start on or at a place.
class FileSource final : public ByteSource {
 public:
  /// `name`: how messages call the file. InputError when it is missing, no regular file, or cannot
  /// be opened.
  FileSource(const std::filesystem::path& path, std::string name);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource(FileSource&&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  FileSource& operator=(FileSource&&) = delete;

  std::uint64_t size() const { return size_; }
  std::size_t read(char* to, std::size_t room) override;
  /// At most `count` bytes from `offset`; fewer at the end. Does not move the place of read().
  std::string read_at(std::uint64_t offset, std::uint64_t count) const;

 private:
  [[noreturn]] void fail(int error) const;

  std::string name_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// SHA-256 of the whole file in hexadecimal.
std::string sha256_of_file(const std::filesystem::path& path, const std::string& name);

}  // namespace vekha::table
