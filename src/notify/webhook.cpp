#include "notify/webhook.h"

#include "base/error.h"
#include "notify/secure_context.h"

#include <Poco/Exception.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/URI.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace vekha::notify {

namespace {

using Poco::Net::IPAddress;

constexpr std::array<std::pair<const char*, unsigned>, 13> private_v4 = {{{"0.0.0.0", 8},
                                                                          {"10.0.0.0", 8},
                                                                          {"100.64.0.0", 10},
                                                                          {"127.0.0.0", 8},
                                                                          {"169.254.0.0", 16},
                                                                          {"172.16.0.0", 12},
                                                                          {"192.0.0.0", 24},
                                                                          {"192.0.2.0", 24},
                                                                          {"192.168.0.0", 16},
                                                                          {"198.18.0.0", 15},
                                                                          {"198.51.100.0", 24},
                                                                          {"203.0.113.0", 24},
                                                                          {"224.0.0.0", 3}}};

bool is_private_v4(const IPAddress& address) {
  return std::ranges::any_of(private_v4, [&](const auto& net) {
    const IPAddress mask(net.second, IPAddress::IPv4);
    return (address & mask) == IPAddress(net.first);
  });
}

// Only 2000::/3 is of the open net, and of that not what carries or hides an IPv4 address.
bool is_private_v6(const IPAddress& address) {
  const auto* bytes = static_cast<const unsigned char*>(address.addr());
  if ((bytes[0] & 0xE0U) != 0x20U) return true;
  const unsigned first = (static_cast<unsigned>(bytes[0]) << 8U) | bytes[1];
  const unsigned second = (static_cast<unsigned>(bytes[2]) << 8U) | bytes[3];
  const bool teredo_or_test = first == 0x2001U && (second < 0x0200U || second == 0x0DB8U);
  return teredo_or_test || first == 0x2002U;
}

bool is_private(const IPAddress& address) {
  return address.family() == IPAddress::IPv4 ? is_private_v4(address) : is_private_v6(address);
}

ServiceError refused(const std::string& host, const Words& text) {
  return ServiceError(
      {.place = {.file = host},
       .code = "webhook",
       .text = text,
       .advice = {"проверьте раздел [webhook] в vekha.toml", "check [webhook] in vekha.toml"}});
}

std::string signature(const std::string& secret, const std::string& body) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data(), &size);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "sha256=";
  for (unsigned i = 0; i < size; ++i) {
    text.push_back(digits[digest[i] >> 4U]);
    text.push_back(digits[digest[i] & 15U]);
  }
  return text;
}

IPAddress looked_up(const Poco::URI& uri, PrivateHosts private_hosts) {
  const Poco::Net::HostEntry entry = Poco::Net::DNS::resolve(uri.getHost());
  for (const IPAddress& address : entry.addresses()) {
    if (private_hosts == PrivateHosts::allow || !is_private(address)) return address;
  }
  throw refused(uri.getHost(),
                {"адрес внутренней сети: запрещён", "an address of the inner net: refused"});
}

std::unique_ptr<Poco::Net::HTTPClientSession> session_to(const Poco::URI& uri,
                                                         const WebhookSettings& settings) {
  const IPAddress address = looked_up(uri, settings.private_hosts);
  const Poco::Net::SocketAddress end(address, uri.getPort());
  const Poco::Timespan timeout(static_cast<long>(settings.timeout.count()), 0);
  if (uri.getScheme() == "https") {
    Poco::Net::SecureStreamSocket socket(verifying_context());
    socket.setPeerHostName(uri.getHost());
    socket.connect(end, timeout);
    return std::make_unique<Poco::Net::HTTPSClientSession>(socket);
  }
  Poco::Net::StreamSocket socket;
  socket.connect(end, timeout);
  return std::make_unique<Poco::Net::HTTPClientSession>(socket);
}

}  // namespace

bool is_private_address(const std::string& address) {
  IPAddress parsed;
  return !IPAddress::tryParse(address, parsed) || is_private(parsed);
}

void post_json(const WebhookSettings& settings, const std::string& json) {
  try {
    const Poco::URI uri(settings.url);
    const bool plain_allowed =
        uri.getScheme() == "http" && settings.private_hosts == PrivateHosts::allow;
    if (uri.getScheme() != "https" && !plain_allowed)
      throw refused(uri.getHost(), {"нужен адрес https://", "an https:// address is needed"});
    const auto session = session_to(uri, settings);
    session->setTimeout(Poco::Timespan(static_cast<long>(settings.timeout.count()), 0));
    Poco::Net::HTTPRequest request(
        "POST", uri.getPathAndQuery().empty() ? "/" : uri.getPathAndQuery(), "HTTP/1.1");
    request.setHost(uri.getHost(), uri.getPort());
    request.setContentType("application/json");
    request.setContentLength(static_cast<std::streamsize>(json.size()));
    if (!settings.secret.empty())
      request.set("X-Vekha-Signature", signature(settings.secret, json));
    session->sendRequest(request) << json;
    Poco::Net::HTTPResponse response;
    session->receiveResponse(response);
    const int status = response.getStatus();
    if (status < 200 || status > 299) {
      const std::string code = std::to_string(status);
      throw refused(uri.getHost(), {"ответ " + code, "answered " + code});
    }
  } catch (const Poco::Exception& error) {
    const std::string why = error.displayText();
    throw refused("webhook", {"оповещение не отправлено: " + why, "not delivered: " + why});
  }
}

}  // namespace vekha::notify
