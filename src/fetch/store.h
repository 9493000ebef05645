#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::fetch {

/// One taking of a file: what an audit asks for.
struct Taken {
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string whence;  ///< path within the workspace, or URL
  std::string when;    ///< "2024-07-01T05:30:00Z"
};

/// What is known of a URL from its last good answer.
struct Remembered {
  std::string sha256;
  std::string etag;
  std::string last_modified;
  std::string when;
};

/// Every file that was ever taken, by the SHA-256 of its bytes, as plain files:
///   <folder>/files/ab/abcdef…   the bytes, written beside and renamed, never changed again
///   <folder>/journal.jsonl      one line a taking, appended and flushed; a torn last line is no
///   line <folder>/urls/<sha of URL>.json
/// Safe against a crash at any moment and for two runs at once.
class Store {
 public:
  /// ServiceError when the folder can't be made.
  explicit Store(std::filesystem::path folder);

  /// Keeps a copy of `file` unless its bytes are kept already. Writes the journal when this source
  /// has not brought these bytes last time. ServiceError when the disk is full.
  Taken keep(const std::filesystem::path& file, const std::string& whence, const std::string& when);

  /// Where the bytes lie; no file when they were never kept.
  std::filesystem::path path_of(std::string_view sha256) const;

  std::optional<Remembered> remembered(const std::string& url) const;
  void remember(const std::string& url, const Remembered& what);

  /// A new file in the store's own folder for a download; the caller removes it.
  std::filesystem::path scratch(const std::string& url) const;

 private:
  std::filesystem::path note_of(const std::string& whence, const char* kind) const;
  std::filesystem::path folder_;
};

}  // namespace vekha::fetch
