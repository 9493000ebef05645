#pragma once

#include "http/server.h"
#include "http/wire.h"

#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <chrono>
#include <string>

namespace vekha::http {

using Clock = std::chrono::steady_clock;

/// A client's connection. Either the watching thread has it or one worker; only `deadline` and
/// `shut` are shared.
class Connection : public Wire {
 public:
  Connection(const Poco::Net::StreamSocket& socket, bool secure, const ServerSettings& settings);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  std::size_t receive(char* buffer, std::size_t size) override;
  void send(std::string_view bytes) override;
  void allow_for(std::size_t bytes) override;

  int descriptor() const;
  const std::string& peer() const { return peer_; }
  bool secure() const { return secure_; }
  std::string& buffer() { return buffer_; }

  /// Takes what has come without waiting; false: the other end closed or the connection is broken.
  bool receive_what_is_there();
  /// Whether something comes within that time.
  bool ready_within(std::chrono::milliseconds time);
  /// Says goodbye so that an answer in flight is not lost to bytes that nobody read.
  void linger() const;

  void set_deadline(std::chrono::seconds from_now) { deadline_ = Clock::now() + from_now; }
  bool is_late(Clock::time_point now) const { return now > deadline_.load(); }
  bool is_older_than(const Connection& other) const {
    return deadline_.load() < other.deadline_.load();
  }
  /// Makes every wait on it end at once; the one thing that another thread may do.
  void shut() const;

 private:
  Poco::Net::StreamSocket socket_;
  bool secure_;
  std::string peer_;
  std::string buffer_;
  std::atomic<Clock::time_point> deadline_;
  std::size_t rate_;
};

}  // namespace vekha::http
