#include "fetch/http_client.h"

#include "base/file_io.h"
#include "loopback_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace vekha::fetch {
namespace {

using namespace testing_support;
using testing::HasSubstr;

HttpRequest request(const std::string& url) {
  HttpRequest made;
  made.url = url;
  made.private_allowed = true;
  made.limits.attempts = 1;
  made.limits.pause = std::chrono::milliseconds(1);
  return made;
}

std::string failure(const HttpResult& result) {
  return result.failure ? result.failure->code
                        : "status " + std::to_string(result.response->status);
}

TEST(Http, BringsABodyWithItsValidators) {
  const LoopbackServer server([](const std::string&) {
    return ok("a;b\n", "ETag: \"v1\"\r\nLast-Modified: Mon, 01 Jul 2024 00:00:00 GMT\r\n");
  });
  const Folder folder;
  const HttpResult got = http(request(server.url("/a.csv")), folder.path() / "body");
  ASSERT_TRUE(got.response) << failure(got);
  EXPECT_EQ(got.response->status, 200);
  EXPECT_EQ(got.response->etag, "\"v1\"");
  EXPECT_EQ(got.response->last_modified, "Mon, 01 Jul 2024 00:00:00 GMT");
  EXPECT_EQ(read_file(folder.path() / "body"), "a;b\n");
}

TEST(Http, AsksOnlyForWhatChanged) {
  const LoopbackServer server(
      [](const std::string&) { return "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"; });
  const Folder folder;
  HttpRequest asked = request(server.url("/a.csv"));
  asked.etag = "\"v1\"";
  asked.last_modified = "Mon, 01 Jul 2024 00:00:00 GMT";
  const HttpResult got = http(asked, folder.path() / "body");
  ASSERT_TRUE(got.response);
  EXPECT_EQ(got.response->status, 304);
  EXPECT_THAT(server.requests().at(0), HasSubstr("If-None-Match: \"v1\"\r\n"));
  EXPECT_THAT(server.requests().at(0), HasSubstr("If-Modified-Since: Mon, 01 Jul 2024"));
}

TEST(Http, GivesUpAServerThatStalls) {
  const LoopbackServer server([](const std::string&) {
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf") +
           LoopbackServer::stall;
  });
  const Folder folder;
  HttpRequest asked = request(server.url("/a.csv"));
  asked.limits.total = std::chrono::milliseconds(300);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(failure(http(asked, folder.path() / "body")), "http_stalled");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Http, NoticesALengthThatLies) {
  const LoopbackServer server([](const std::string&) {
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nshort");
  });
  const Folder folder;
  EXPECT_EQ(failure(http(request(server.url("/a.csv")), folder.path() / "body")), "http_cut_short");
}

TEST(Http, LeavesACircleOfRedirects) {
  const LoopbackServer server([](const std::string&) {
    return std::string(
        "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  const Folder folder;
  EXPECT_EQ(failure(http(request(server.url("/a.csv")), folder.path() / "body")), "http_redirects");
  EXPECT_EQ(server.requests().size(), 6U);  // the first and five redirects
}

TEST(Http, StopsABodyOverTheLimit) {
  for (const bool announced : {true, false}) {
    const LoopbackServer server([announced](const std::string&) {
      const std::string body(4096, 'x');
      return announced ? ok(body) : "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
    });
    const Folder folder;
    HttpRequest asked = request(server.url("/a.csv"));
    asked.limits.bytes = 1000;
    EXPECT_EQ(failure(http(asked, folder.path() / "body")), "http_too_big") << announced;
  }
}

TEST(Http, TriesAgainAfterAServersFault) {
  int count = 0;
  const LoopbackServer server([&count](const std::string&) {
    return ++count < 3
               ? std::string("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
               : ok("done");
  });
  const Folder folder;
  HttpRequest asked = request(server.url("/a.csv"));
  asked.limits.attempts = 3;
  const HttpResult got = http(asked, folder.path() / "body");
  ASSERT_TRUE(got.response);
  EXPECT_EQ(got.response->status, 200);
  EXPECT_EQ(server.requests().size(), 3U);
}

TEST(Http, DoesNotRepeatARefusal) {
  const LoopbackServer server([](const std::string&) {
    return std::string("HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  const Folder folder;
  HttpRequest asked = request(server.url("/a.csv"));
  asked.limits.attempts = 3;
  EXPECT_EQ(failure(http(asked, folder.path() / "body")), "status 404");
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Http, OpensNoSocketToPrivateAddresses) {
  const LoopbackServer server([](const std::string&) { return ok("secret"); });
  const Folder folder;
  HttpRequest asked = request(server.url("/a.csv"));
  asked.private_allowed = false;
  EXPECT_EQ(failure(http(asked, folder.path() / "body")), "http_private_address");
  EXPECT_TRUE(server.requests().empty());
}

TEST(Http, KnowsOnlyHttp) {
  const Folder folder;
  for (const std::string url : {"file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/"})
    EXPECT_EQ(failure(http(request(url), folder.path() / "body")), "http_protocol") << url;
}

TEST(Http, FollowsNoRedirectToAFile) {
  const LoopbackServer server([](const std::string&) {
    return std::string(
        "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: "
        "close\r\n\r\n");
  });
  const Folder folder;
  EXPECT_EQ(failure(http(request(server.url("/a")), folder.path() / "body")), "http_protocol");
}

TEST(Http, TellsPrivateAddresses) {
  for (const std::string address :
       {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "no address"})
    EXPECT_TRUE(is_private_address(address)) << address;
  for (const std::string address :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "::ffff:8.8.8.8"})
    EXPECT_FALSE(is_private_address(address)) << address;
}

}  // namespace
}  // namespace vekha::fetch
