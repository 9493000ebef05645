#pragma once

#include "http/exchange.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vekha::http {

struct TlsFiles {
  std::filesystem::path certificate;  ///< PEM, with the chain
  std::filesystem::path key;          ///< PEM, without a passphrase
  bool operator==(const TlsFiles&) const = default;
};

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  std::optional<TlsFiles> tls;
  std::size_t threads = 12;
  std::size_t most_connections = 4000;
  std::chrono::seconds head_time{10};      ///< for a whole head, however slowly it drips
  std::chrono::seconds idle_time{30};      ///< between two requests of one connection
  std::chrono::seconds request_time{60};   ///< for body and answer …
  std::size_t slowest_rate = 20UL * 1024;  ///< … and a second more for every so many bytes
  bool operator==(const ServerSettings&) const = default;
};

/// HTTP/1.1 until it is destroyed. Connections wait for their requests without a thread each: one
/// thread watches them all, and a request takes a worker only when its head is whole, so that slow
/// clients hold nobody up. Deadlines are kept by the watching thread, which shuts what is over
/// time. Over TLS (1.2 at least) the handshake and the head are read by the worker, within the same
/// times.
class Server {
 public:
  /// ServiceError when the address can't be bound, or certificate and key can't be used.
  Server(const ServerSettings& settings, ExchangeRules rules);
  /// Stops taking connections, lets requests in hand end for some seconds, then cuts them.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::size_t open_connections() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::http
