#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vekha::publish {

/// A file of a release, written once from its beginning to its end. ServiceError when there is one
/// of that name already, the disk is full or the folder can't be written.
class NewFile {
 public:
  explicit NewFile(std::filesystem::path path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  /// Closes it; what was not told before is told now.
  void finish();

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Flushes a file or folder to the disk (fsync(2)).
void flush(const std::string& path);

}  // namespace vekha::publish
