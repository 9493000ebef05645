#pragma once

#include "http/message.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vekha::http {

/// A file that came with a form, lying in a folder of ours under a name of ours. Removed with the
/// value unless `keep_as` moved it away.
class FormFile {
 public:
  FormFile(std::string field, std::string file_name, std::filesystem::path path);
  ~FormFile();
  FormFile(FormFile&& other) noexcept;
  FormFile& operator=(FormFile&&) = delete;
  FormFile(const FormFile&) = delete;
  FormFile& operator=(const FormFile&) = delete;

  const std::string& field() const { return field_; }
  const std::string& file_name() const { return file_name_; }  ///< plain_file_name of what was sent
  const std::filesystem::path& path() const { return path_; }
  std::uint64_t size() const { return size_; }

  /// Appends to the file. ServiceError when the disk is full.
  void write(std::string_view bytes);
  /// Flushes to disk. Call it before keep_as.
  void finish();
  /// Renames to a path on the same disk; replaces what is there.
  void keep_as(const std::filesystem::path& path);

 private:
  std::string field_;
  std::string file_name_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

struct Form {
  Fields fields;
  std::vector<FormFile> files;
};

struct FormRules {
  std::filesystem::path folder;  ///< where files are streamed to
  std::uint64_t largest_file = 50UL << 20U;
  std::size_t most_files = 20;
  std::size_t largest_field = 64UL * 1024;
  std::size_t most_fields = 100;
};

/// application/x-www-form-urlencoded or multipart/form-data (RFC 7578). Throws TooLarge,
/// BrokenBody, or FaultError 415.
Form read_form(Request& request, const FormRules& rules);

/// The last part of a name that somebody else chose: without folders, control characters and what
/// Windows forbids, not hidden, at most 120 characters; empty when nothing is left.
std::string plain_file_name(std::string_view name);

}  // namespace vekha::http
