#pragma once

#include "facts/observation.h"

#include <cstdint>
#include <utility>

namespace vekha::facts {

/// An observation that many reports share, counted without locks: for one thread. A null pointer
/// points to nothing and may only be assigned to.
class RestPointer {
 public:
  RestPointer() = default;
  explicit RestPointer(Observation shared) : counted_(new Counted{std::move(shared), 1}) {}
  RestPointer(const RestPointer& other) : counted_(other.counted_) {
    if (counted_ != nullptr) ++counted_->pointers;
  }
  RestPointer(RestPointer&& other) noexcept : counted_(std::exchange(other.counted_, nullptr)) {}
  RestPointer& operator=(const RestPointer& other) {
    RestPointer copy(other);
    std::swap(counted_, copy.counted_);
    return *this;
  }
  RestPointer& operator=(RestPointer&& other) noexcept {
    std::swap(counted_, other.counted_);
    return *this;
  }
  ~RestPointer() {
    if (counted_ != nullptr && --counted_->pointers == 0) delete counted_;
  }

  const Observation& operator*() const { return counted_->shared; }
  const Observation* operator->() const { return &counted_->shared; }
  explicit operator bool() const { return counted_ != nullptr; }
  bool operator==(const RestPointer&) const = default;

 private:
  struct Counted {
    Observation shared;
    std::uint32_t pointers = 0;
  };
  Counted* counted_ = nullptr;
};

}  // namespace vekha::facts
