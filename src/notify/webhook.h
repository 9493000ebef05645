#pragma once

#include <chrono>
#include <string>

namespace vekha::notify {

enum class PrivateHosts { refuse, allow };

struct WebhookSettings {
  std::string url;     ///< https://… ; http:// only to private hosts that are allowed
  std::string secret;  ///< signs the body: «X-Vekha-Signature: sha256=<HMAC>»; empty: unsigned
  PrivateHosts private_hosts = PrivateHosts::refuse;
  std::chrono::seconds timeout{15};
  bool operator==(const WebhookSettings&) const = default;
};

/// POSTs JSON and takes any 2xx for success; follows no redirect. The address is looked up once and
/// the connection goes to what was found, so that a name cannot lead elsewhere between look and
/// call. ServiceError otherwise.
void post_json(const WebhookSettings& settings, const std::string& json);

/// Loopback, link-local, private, shared, multicast, documentation and other addresses that are not
/// of the open net, IPv4 and IPv6, also IPv4 within IPv6 (RFC 6890).
bool is_private_address(const std::string& address);

}  // namespace vekha::notify
