#include "http/wire_body.h"

#include "http/errors.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vekha::http {

WireBody::WireBody(Wire& wire, std::string& buffer, const Head& head, std::size_t limit)
    : wire_(wire),
      buffer_(buffer),
      chunked_(head.chunked),
      continue_wanted_(head.expects_continue),
      done_(!head.chunked && head.request.content_length.value_or(0) == 0),
      left_(head.request.content_length.value_or(0)),
      limit_(limit) {}

std::size_t WireBody::read(char* buffer, std::size_t size) {
  if (done_ || size == 0) return 0;
  if (!chunked_ && left_ > limit_ && taken_ == 0) throw TooLarge(limit_);
  tell_to_continue();
  const std::size_t count = chunked_ ? read_chunked(buffer, size) : read_counted(buffer, size);
  taken_ += count;
  if (taken_ > limit_) throw TooLarge(limit_);
  return count;
}

void WireBody::tell_to_continue() {
  if (!continue_wanted_) return;
  continue_wanted_ = false;
  wire_.send("HTTP/1.1 100 Continue\r\n\r\n");
}

std::size_t WireBody::take(char* out, std::size_t size) {
  if (!buffer_.empty()) {
    const std::size_t count = std::min(size, buffer_.size());
    std::copy_n(buffer_.data(), count, out);
    buffer_.erase(0, count);
    return count;
  }
  const std::size_t count = wire_.receive(out, size);
  if (count == 0) throw BrokenBody("the body is cut short");
  return count;
}

std::size_t WireBody::read_counted(char* out, std::size_t size) {
  const std::size_t count =
      take(out, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
  left_ -= count;
  done_ = left_ == 0;
  return count;
}

std::size_t WireBody::read_chunked(char* out, std::size_t size) {
  if (left_ == 0) begin_chunk();
  if (done_) return 0;
  const std::size_t count =
      take(out, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
  left_ -= count;
  if (left_ == 0) end_chunk();
  return count;
}

void WireBody::begin_chunk() {
  const std::string line = read_line();
  const std::string_view digits = std::string_view(line).substr(0, line.find(';'));
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), left_, 16);
  const bool good = !digits.empty() && digits.size() <= 15 && error == std::errc() &&
                    end == digits.data() + digits.size();
  if (!good) throw BrokenBody("a chunk's length is ill-formed");
  if (left_ > limit_) throw TooLarge(limit_);
  if (left_ > 0) return;
  for (std::size_t lines = 0; !read_line().empty(); ++lines) {
    if (lines >= most_headers) throw BrokenBody("too many trailers");
  }
  done_ = true;
}

void WireBody::end_chunk() {
  if (!read_line().empty()) throw BrokenBody("a chunk is longer than it says");
}

std::string WireBody::read_line() {
  constexpr std::size_t longest_line = 1024;
  std::string line;
  while (line.size() < 2 || line.compare(line.size() - 2, 2, "\r\n") != 0) {
    char c = 0;
    take(&c, 1);
    line.push_back(c);
    if (line.size() > longest_line) throw BrokenBody("a chunk's line is too long");
  }
  line.resize(line.size() - 2);
  return line;
}

bool WireBody::drain(std::size_t most) {
  std::array<char, 16384> scratch{};
  std::size_t drained = 0;
  if (continue_wanted_) return done_;  // the client waits for a word before it sends the body
  while (!done_ && drained <= most) {
    drained += chunked_ ? read_chunked(scratch.data(), scratch.size())
                        : read_counted(scratch.data(), scratch.size());
  }
  return done_;
}

}  // namespace vekha::http
