#pragma once

#include "base/json.h"

#include <filesystem>
#include <functional>
#include <mutex>

namespace vekha::access {

/// One JSON document on disk that several processes may change (the service and the command line).
/// A reader sees a whole document, the old or the new; changes are made one after the other under a
/// lock file beside it. This is the seam where a database may stand in for files.
class StateFile {
 public:
  explicit StateFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// The document as it stands; `null` when there is none yet. InputError when it is damaged.
  Json read() const;
  /// Reads, changes and writes under the lock. Whatever `change` throws, the file stays as it was.
  void update(const std::function<void(Json&)>& change) const;

 private:
  std::filesystem::path path_;
  mutable std::mutex mutex_;
};

}  // namespace vekha::access
