#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace vekha::facts {

/// A list that grows without moving what it holds: millions of items are never copied, and their
/// addresses stay.
template <typename Item>
class Chunked {
 public:
  std::size_t size() const { return size_; }
  Item& operator[](std::size_t at) { return (*chunks_[at / chunk])[at % chunk]; }
  const Item& operator[](std::size_t at) const { return (*chunks_[at / chunk])[at % chunk]; }

  /// A new item, made by default, at the end.
  Item& grow() {
    if (size_ == chunks_.size() * chunk) chunks_.push_back(std::make_unique<Chunk>());
    return (*this)[size_++];
  }

 private:
  static constexpr std::size_t chunk = 1024;
  using Chunk = std::array<Item, chunk>;

  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace vekha::facts
