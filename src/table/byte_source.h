#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vekha::table {

/// Bytes one after the other: a file, an inflated part of a package, a text in a test.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills at most `room` bytes (at least 1) and says how many; 0: the end. Throws InputError.
  virtual std::size_t read(char* to, std::size_t room) = 0;
};

/// A text in memory that it owns.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t room) override {
    const std::size_t count = bytes_.copy(to, room, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace vekha::table
