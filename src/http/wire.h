#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vekha::http {

/// The connection is lost, stalls or was shut by the watchdog. Nothing more can be said on it.
class WireBroken : public std::runtime_error {
 public:
  explicit WireBroken(const std::string& what) : std::runtime_error(what) {}
};

/// Two streams of bytes. A real one is a socket; tests and the fuzzer have theirs in memory.
class Wire {
 public:
  virtual ~Wire() = default;
  /// At least one byte; 0 when the other end has closed. Throws WireBroken.
  virtual std::size_t receive(char* buffer, std::size_t size) = 0;
  /// All of it. Throws WireBroken.
  virtual void send(std::string_view bytes) = 0;
  /// The other side takes so many bytes from now on, so the deadline moves by what they may take.
  virtual void allow_for(std::size_t bytes) = 0;
};

}  // namespace vekha::http
