#include "notify/webhook.h"

#include "base/error.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>

namespace vekha::notify {
namespace {

TEST(PrivateAddress, KnowsWhatIsNotOfTheOpenNet) {
  for (const char* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "0.0.0.0",
                              "100.64.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "::",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2001:db8::1",
                              "2001::1",
                              "nonsense",
                              ""}) {
    EXPECT_TRUE(is_private_address(address)) << address;
  }
  for (const char* address :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2a02:6b8::1", "2600::1"})
    EXPECT_FALSE(is_private_address(address)) << address;
}

TEST(Webhook, RefusesTheInnerNetUnlessAllowed) {
  for (const char* url : {"https://127.0.0.1/x", "https://localhost/x", "https://[::1]/",
                          "http://8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", ""}) {
    EXPECT_THROW(post_json({.url = url}, "{}"), ServiceError) << url;
  }
}

std::string answer_once(Poco::Net::ServerSocket& listener, const std::string& answer) {
  Poco::Net::StreamSocket socket = listener.acceptConnection();
  socket.setReceiveTimeout(Poco::Timespan(10, 0));
  std::string heard;
  std::array<char, 4096> piece{};
  while (heard.find("{\"a\":1}") == std::string::npos) {
    const int count = socket.receiveBytes(piece.data(), static_cast<int>(piece.size()));
    if (count <= 0) break;
    heard.append(piece.data(), static_cast<std::size_t>(count));
  }
  socket.sendBytes(answer.data(), static_cast<int>(answer.size()));
  return heard;
}

TEST(Webhook, PostsSignedJsonAndTakesNoRedirect) {
  Poco::Net::ServerSocket listener(Poco::Net::SocketAddress("127.0.0.1", 0));
  const WebhookSettings settings{
      .url = "http://127.0.0.1:" + std::to_string(listener.address().port()) + "/hook?a=b",
      .secret = "key",
      .private_hosts = PrivateHosts::allow};
  std::string heard;
  std::thread good([&] { heard = answer_once(listener, "HTTP/1.1 204 No Content\r\n\r\n"); });
  EXPECT_NO_THROW(post_json(settings, "{\"a\":1}"));
  good.join();
  EXPECT_THAT(heard, testing::StartsWith("POST /hook?a=b HTTP/1.1"));
  // printf '{"a":1}' | openssl dgst -sha256 -hmac key
  EXPECT_THAT(heard,
              testing::HasSubstr(
                  "X-Vekha-Signature: "
                  "sha256=88a67f24bbcdaed0e6c997404bb79a743baf44c6bab2f4c27328e3009d22e342"));
  std::thread moved([&] {
    answer_once(
        listener,
        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
  });
  EXPECT_THROW(post_json(settings, "{\"a\":1}"), ServiceError);
  moved.join();
}

}  // namespace
}  // namespace vekha::notify
