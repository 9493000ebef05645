#pragma once

#include "table/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace vekha::table {

/// A sliding window over a ByteSource: the bytes from begin() to end() lie in one piece and are
/// followed by `padding` zero bytes, so a scanner may look a little past the end and a loop may
/// stop at the zero.
class TextWindow {
 public:
  static constexpr std::size_t padding = 64;

  /// `source` must outlive the window.
  TextWindow(ByteSource& source, std::size_t block) : source_(&source), block_(block) {}

  char* begin() { return data_.get(); }
  char* end() { return data_.get() + filled_; }
  bool at_end_of_source() const { return exhausted_; }

  /// Drops what lies before `keep`, reads on, and says where `keep` lies now. When nothing more
  /// came (at_end_of_source()), the window ends where it ended. Grows when what is kept fills it.
  char* slide(const char* keep);

  /// Bytes dropped so far: the offset of begin() in the source.
  std::uint64_t dropped() const { return dropped_; }

 private:
  void make_room(std::size_t kept, const char* keep);

  ByteSource* source_;
  std::size_t block_;
  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0;
  std::size_t filled_ = 0;
  std::uint64_t dropped_ = 0;
  bool exhausted_ = false;
};

}  // namespace vekha::table
