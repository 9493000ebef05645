#pragma once

#include <filesystem>

namespace vekha::web {

/// The number of this process in a file, as long as it lives.
class PidFile {
 public:
  /// An empty path: none. ServiceError when it can't be written.
  explicit PidFile(std::filesystem::path path);
  ~PidFile();
  PidFile(const PidFile&) = delete;
  PidFile& operator=(const PidFile&) = delete;

 private:
  std::filesystem::path path_;
};

}  // namespace vekha::web
