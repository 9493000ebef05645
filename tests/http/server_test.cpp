#include "http/server.h"

#include "base/error.h"
#include "http/raw_client.h"
#include "http/router.h"

#include <Poco/Net/SocketAddress.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <thread>

namespace vekha::http {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string get = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string last_get = "GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

ServerSettings quick() {
  ServerSettings settings;
  settings.threads = 4;
  settings.head_time = std::chrono::seconds(1);
  settings.idle_time = std::chrono::seconds(2);
  settings.request_time = std::chrono::seconds(2);
  return settings;
}

ExchangeRules greeting() {
  return {.handler = [](Request& request) {
    Response response;
    response.body = "hello " + read_all(*request.body, 1U << 20U);
    return response;
  }};
}

TEST(Server, ServesSeveralRequestsOnAConnection) {
  const Server server(quick(), greeting());
  RawClient client(server.port());
  client.say(get);
  EXPECT_THAT(client.hear_until("hello "), StartsWith("HTTP/1.1 200"));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // back among those who wait
  client.say(get);
  EXPECT_THAT(client.hear_until("hello "), StartsWith("HTTP/1.1 200"));
  client.say(last_get);
  EXPECT_THAT(client.hear_all(), testing::EndsWith("hello "));
}

TEST(Server, AHeadMayComeByteByByte) {
  const Server server(quick(), greeting());
  RawClient client(server.port());
  for (const char c : last_get)
    client.say(std::string(1, c));
  EXPECT_THAT(client.hear_all(), HasSubstr("hello "));
}

TEST(Server, ADrippingHeadIsCutAndHoldsNobodyUp) {
  const Server server(quick(), greeting());
  RawClient slow(server.port());
  slow.say("GET /");
  const auto begin = std::chrono::steady_clock::now();
  RawClient client(server.port());
  client.say(last_get);
  EXPECT_THAT(client.hear_all(), HasSubstr("hello "));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(900));
  EXPECT_THAT(slow.hear_all(), testing::Not(HasSubstr("Timeout")));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Server, AThousandSlowConnectionsDoNotHoldUpOthers) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < 2500) GTEST_SKIP() << "too few file descriptors here";
  ServerSettings settings = quick();
  settings.head_time = std::chrono::seconds(30);
  const Server server(settings, greeting());
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 1000; ++i) {
    slow.push_back(std::make_unique<RawClient>(server.port()));
    slow.back()->say("GET / HT");
  }
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) {
    RawClient client(server.port());
    client.say(last_get);
    EXPECT_THAT(client.hear_all(), HasSubstr("hello "));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_GE(server.open_connections(), 1000U);
}

TEST(Server, TooManyConnectionsPushOutTheOldest) {
  ServerSettings settings = quick();
  settings.most_connections = 10;
  settings.head_time = std::chrono::seconds(30);
  const Server server(settings, greeting());
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 30; ++i)
    slow.push_back(std::make_unique<RawClient>(server.port()));
  RawClient client(server.port());
  client.say(last_get);
  EXPECT_THAT(client.hear_all(), HasSubstr("hello "));
  EXPECT_LE(server.open_connections(), 11U);
}

TEST(Server, AStalledUploadIsCut) {
  const Server server(quick(), greeting());
  RawClient client(server.port());
  const auto begin = std::chrono::steady_clock::now();
  client.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
  client.hear_all();
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_GT(took, std::chrono::seconds(1));
  EXPECT_LT(took, std::chrono::seconds(8));
}

TEST(Server, AStopEndsTheRequestInHandFirst) {
  std::atomic<bool> begun = false;
  ExchangeRules rules{.handler = [&](Request&) {
    begun = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    Response response;
    response.body = "done";
    return response;
  }};
  auto server = std::make_unique<Server>(quick(), rules);
  RawClient client(server->port());
  client.say(get);
  while (!begun)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  server.reset();
  EXPECT_THAT(client.hear_all(), testing::EndsWith("done"));
}

TEST(Server, AStopEndsStreams) {
  ExchangeRules rules{.handler = [](Request&) {
    Response response;
    response.body = Stream([](const Sink& sink) {
      while (sink("tick\n"))
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    });
    return response;
  }};
  auto server = std::make_unique<Server>(quick(), rules);
  RawClient client(server->port());
  client.say(get);
  client.hear_until("tick");
  const auto begin = std::chrono::steady_clock::now();
  server.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Server, ATakenPortIsToldInWords) {
  const Server first(quick(), greeting());
  ServerSettings settings = quick();
  settings.port = first.port();
  EXPECT_THROW(Server(settings, greeting()), ServiceError);
}

TEST(Router, TakesPathsApart) {
  Router router;
  router.add("GET", "/runs/{id}/log", [](Request& request) {
    Response response;
    response.body = request.captured.at(0);
    return response;
  });
  router.add("POST", "/runs/{id}/log", [](Request&) { return Response{.status = 204}; });
  const auto ask = [&](const char* method, const char* path) {
    Request request;
    request.method = method;
    request.path = path;
    return router(request);
  };
  EXPECT_EQ(std::get<std::string>(ask("GET", "/runs/%D0%B0%20b/log").body), "а b");
  EXPECT_EQ(ask("HEAD", "/runs/1/log").status, 200);
  const Response refused = ask("DELETE", "/runs/1/log");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.get("Allow"), "GET, POST");
  for (const char* path : {"/runs//log", "/runs/%2e%2e%2fx/log", "/runs/a%5Cb/log", "/runs/%00/log",
                           "/runs/%0A/log", "/runs/%ff/log", "/runs/1/log/"}) {
    EXPECT_ANY_THROW(ask("GET", path)) << path;
  }
}

}  // namespace
}  // namespace vekha::http
