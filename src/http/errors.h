#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace vekha::http {

/// A body, or a part of it, over its limit: 413.
class TooLarge : public std::runtime_error {
 public:
  /// `most`: bytes that would have been taken; 0: too many parts.
  explicit TooLarge(std::size_t most = 0)
      : std::runtime_error("the body is too large"), most_(most) {}
  std::size_t most() const { return most_; }

 private:
  std::size_t most_;
};

/// A body that is cut short, ill-formed or stalls: 400, and the connection is closed.
class BrokenBody : public std::runtime_error {
 public:
  explicit BrokenBody(const std::string& what) : std::runtime_error(what) {}
};

}  // namespace vekha::http
