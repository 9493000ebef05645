#include "http/connection.h"

#include "http/head.h"

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace vekha::http {

namespace {

std::string peer_of(const Poco::Net::StreamSocket& socket) {
  try {
    return socket.peerAddress().host().toString();
  } catch (const Poco::Exception&) {
    return "?";  // gone already
  }
}

bool waits(int descriptor, short events, int milliseconds) {
  pollfd entry{descriptor, events, 0};
  return ::poll(&entry, 1, milliseconds) > 0;
}

}  // namespace

Connection::Connection(const Poco::Net::StreamSocket& socket, bool secure,
                       const ServerSettings& settings)
    : socket_(socket),
      secure_(secure),
      peer_(peer_of(socket_)),
      deadline_(Clock::now() + settings.head_time),
      rate_(settings.slowest_rate) {
  const Poco::Timespan wait(static_cast<long>(settings.request_time.count()), 0);
  socket_.setBlocking(true);
  socket_.setReceiveTimeout(wait);
  socket_.setSendTimeout(wait);
  socket_.setNoDelay(true);
}

Connection::~Connection() {
  try {
    socket_.close();
  } catch (const Poco::Exception&) {
    shut();  // the other end is gone; nothing is left to be said
  }
}

int Connection::descriptor() const {
  return socket_.impl()->sockfd();
}

std::size_t Connection::receive(char* buffer, std::size_t size) {
  try {
    const int count = socket_.receiveBytes(buffer, static_cast<int>(size));
    return count <= 0 ? 0 : static_cast<std::size_t>(count);
  } catch (const Poco::Exception& error) {
    throw WireBroken(error.displayText());
  }
}

void Connection::send(std::string_view bytes) {
  try {
    while (!bytes.empty()) {
      const int piece = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U));
      const int count = socket_.sendBytes(bytes.data(), piece);
      if (count <= 0) throw WireBroken("the other end takes nothing");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  } catch (const Poco::Exception& error) {
    throw WireBroken(error.displayText());
  }
}

void Connection::allow_for(std::size_t bytes) {
  const auto more = std::chrono::seconds(bytes / rate_ + 1);
  deadline_ = std::max(deadline_.load(), Clock::now()) + more;
}

bool Connection::receive_what_is_there() {
  std::array<char, 16384> piece{};
  while (buffer_.size() <= longest_head) {
    const ssize_t count = ::recv(descriptor(), piece.data(), piece.size(), MSG_DONTWAIT);
    if (count == 0) return false;
    if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    buffer_.append(piece.data(), static_cast<std::size_t>(count));
    if (static_cast<std::size_t>(count) < piece.size()) return true;
  }
  return true;
}

bool Connection::ready_within(std::chrono::milliseconds time) {
  return !buffer_.empty() || waits(descriptor(), POLLIN, static_cast<int>(time.count()));
}

void Connection::linger() const {
  constexpr std::size_t dropped_at_most = 1U << 20U;
  ::shutdown(descriptor(), SHUT_WR);
  std::array<char, 16384> scratch{};
  std::size_t dropped = 0;
  const auto end = Clock::now() + std::chrono::seconds(2);
  while (dropped < dropped_at_most && Clock::now() < end && waits(descriptor(), POLLIN, 500)) {
    const ssize_t count = ::recv(descriptor(), scratch.data(), scratch.size(), MSG_DONTWAIT);
    if (count <= 0) return;
    dropped += static_cast<std::size_t>(count);
  }
}

void Connection::shut() const {
  ::shutdown(descriptor(), SHUT_RDWR);
}

}  // namespace vekha::http
