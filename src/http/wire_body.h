#pragma once

#include "http/head.h"
#include "http/wire.h"

namespace vekha::http {

/// A request's body on a wire: counted by Content-Length, in chunks (RFC 9112, 7.1), or none. Bytes
/// that came with the head stand in `buffer`; what is left there afterwards is the next request's.
class WireBody : public Body {
 public:
  WireBody(Wire& wire, std::string& buffer, const Head& head, std::size_t limit);

  std::size_t read(char* buffer, std::size_t size) override;
  bool at_end() const { return done_; }
  /// Whether drain() may hope to reach the end within `most` bytes.
  bool can_drain(std::size_t most) const {
    return done_ || (!continue_wanted_ && (chunked_ || left_ <= most));
  }
  /// Reads and drops what is left, up to `most` bytes; true when the end was reached.
  bool drain(std::size_t most);

 private:
  std::size_t read_counted(char* out, std::size_t size);
  std::size_t read_chunked(char* out, std::size_t size);
  void begin_chunk();
  void end_chunk();
  std::string read_line();
  std::size_t take(char* out, std::size_t size);
  void tell_to_continue();

  Wire& wire_;
  std::string& buffer_;
  bool chunked_;
  bool continue_wanted_;
  bool done_;
  std::uint64_t left_ = 0;  // of the body, or of the chunk
  std::uint64_t taken_ = 0;
  std::size_t limit_;
};

}  // namespace vekha::http
