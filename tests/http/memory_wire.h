#pragma once

#include "http/wire.h"

#include <algorithm>

namespace vekha::http {

/// A wire in memory: what the client sends stands there from the start.
class MemoryWire : public Wire {
 public:
  explicit MemoryWire(std::string input) : input_(std::move(input)) {}

  std::size_t receive(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, input_.size() - position_, piece});
    std::copy_n(input_.data() + position_, count, buffer);
    position_ += count;
    return count;
  }
  void send(std::string_view bytes) override { sent.append(bytes); }
  void allow_for(std::size_t) override {}

  std::string sent;
  std::size_t piece = 1U << 20U;  ///< most that comes at once

 private:
  std::string input_;
  std::size_t position_ = 0;
};

}  // namespace vekha::http
