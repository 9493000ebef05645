#pragma once

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace vekha::notify {

/// A mail server on loopback that takes one mail and keeps what was said. It answers `refusal` to
/// RCPT when one is set.
class MailSink {
 public:
  explicit MailSink(std::string refusal = "")
      : refusal_(std::move(refusal)), listener_(Poco::Net::SocketAddress("127.0.0.1", 0)) {
    thread_ = std::thread([this] {
      try {
        serve();
      } catch (const Poco::Exception& error) {
        commands.push_back("[" + error.displayText() + "]");  // the client hung up
      }
    });
  }
  ~MailSink() { finish(); }
  MailSink(const MailSink&) = delete;
  MailSink& operator=(const MailSink&) = delete;

  std::uint16_t port() const { return listener_.address().port(); }
  void finish() {
    if (thread_.joinable()) thread_.join();
  }
  std::vector<std::string> commands;
  std::string data;

 private:
  std::string line(Poco::Net::StreamSocket& socket) {
    std::string text;
    char c = 0;
    while (socket.receiveBytes(&c, 1) == 1 && c != '\n') {
      if (c != '\r') text.push_back(c);
    }
    return text;
  }
  static void say(Poco::Net::StreamSocket& socket, const std::string& text) {
    const std::string all = text + "\r\n";
    socket.sendBytes(all.data(), static_cast<int>(all.size()));
  }
  void take_data(Poco::Net::StreamSocket& socket) {
    say(socket, "354 go on");
    for (std::string text = line(socket); text != "."; text = line(socket))
      data += text + "\n";
    say(socket, "250 taken");
  }
  void serve() {
    listener_.setReceiveTimeout(Poco::Timespan(20, 0));
    Poco::Net::StreamSocket socket = listener_.acceptConnection();
    socket.setReceiveTimeout(Poco::Timespan(20, 0));
    say(socket, "220 sink");
    while (true) {
      const std::string command = line(socket);
      if (command.empty()) return;
      commands.push_back(command);
      if (command == "DATA") {
        take_data(socket);
      } else if (command == "QUIT") {
        return say(socket, "221 bye");
      } else if (command.rfind("RCPT", 0) == 0 && !refusal_.empty()) {
        say(socket, refusal_);
      } else if (command.rfind("AUTH", 0) == 0) {
        say(socket, "235 welcome");
      } else {
        say(socket, "250 well");
      }
    }
  }

  std::string refusal_;
  Poco::Net::ServerSocket listener_;
  std::thread thread_;
};

}  // namespace vekha::notify
