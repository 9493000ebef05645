#pragma once

#include <stdexcept>
#include <string>

namespace vekha::http {

/// A body over its limit: 413.
class TooLarge : public std::runtime_error {
 public:
  TooLarge() : std::runtime_error("the body is too large") {}
};

/// A body that is cut short, ill-formed or stalls: 400, and the connection is closed.
class BrokenBody : public std::runtime_error {
 public:
  explicit BrokenBody(const std::string& what) : std::runtime_error(what) {}
};

}  // namespace vekha::http
