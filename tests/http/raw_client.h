#pragma once

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <array>
#include <string>

namespace vekha::http {

/// A client that sends exactly what it is told to, however wrong.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(Poco::Net::SocketAddress("127.0.0.1", port)) {
    socket_.setReceiveTimeout(Poco::Timespan(15, 0));
  }
  RawClient& say(const std::string& bytes) {
    socket_.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    return *this;
  }
  void end() { socket_.shutdownSend(); }
  /// All that comes until the server closes.
  std::string hear_all() {
    std::string heard;
    std::array<char, 8192> piece{};
    try {
      while (true) {
        const int count = socket_.receiveBytes(piece.data(), static_cast<int>(piece.size()));
        if (count <= 0) break;
        heard.append(piece.data(), static_cast<std::size_t>(count));
      }
    } catch (const Poco::Exception& error) {
      heard += "[" + error.displayText() + "]";
    }
    return heard;
  }
  /// Until `end` has come.
  std::string hear_until(const std::string& end) {
    std::string heard;
    char c = 0;
    while (heard.find(end) == std::string::npos && socket_.receiveBytes(&c, 1) == 1)
      heard.push_back(c);
    return heard;
  }

 private:
  Poco::Net::StreamSocket socket_;
};

}  // namespace vekha::http
