#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace vekha::service {

/// Serves the released site and /healthz over HTTP until it is destroyed. Reads the link `current`
/// at each request, so a new release is shown at once. GET and HEAD only.
class SiteServer {
 public:
  /// Port 0 takes any free one. ServiceError when the address can't be bound.
  SiteServer(const std::filesystem::path& site, const std::string& address, std::uint16_t port);
  ~SiteServer();
  SiteServer(const SiteServer&) = delete;
  SiteServer& operator=(const SiteServer&) = delete;

  std::uint16_t port() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::service
