// bench_http bare|site FILE|FOLDER: answers on a free port of loopback, which it prints, until its
// input ends.
//   bare FILE     a Poco handler that sends the file's bytes from memory and does nothing else
//   site FOLDER   the service's way to the released site: waiting room, strict head, router, cache,
//   conditions
#include "base/file_io.h"
#include "http/router.h"
#include "http/server.h"
#include "web/released_site.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/ThreadPool.h>

#include <iostream>

namespace {

constexpr int threads = 12;

class BareHandler : public Poco::Net::HTTPRequestHandler {
 public:
  explicit BareHandler(const std::string& text) : text_(text) {}
  void handleRequest(Poco::Net::HTTPServerRequest&,
                     Poco::Net::HTTPServerResponse& response) override {
    response.setContentType("text/html; charset=utf-8");
    response.sendBuffer(text_.data(), text_.size());
  }

 private:
  const std::string& text_;
};

class BareFactory : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit BareFactory(std::string text) : text_(std::move(text)) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(
      const Poco::Net::HTTPServerRequest&) override {
    return std::make_unique<BareHandler>(text_).release();  // Poco owns it
  }

 private:
  std::string text_;
};

void wait_for_end() {
  std::string line;
  while (std::getline(std::cin, line)) {
  }
}

void serve_bare(const std::string& file) {
  Poco::Net::HTTPServerParams::Ptr params(new Poco::Net::HTTPServerParams);
  params->setMaxThreads(threads);
  params->setMaxKeepAliveRequests(0);
  Poco::ThreadPool pool(2, threads + 2);
  Poco::Net::HTTPServer server(new BareFactory(vekha::read_file(file)), pool,
                               Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0)),
                               params);
  server.start();
  std::cout << server.port() << std::endl;
  wait_for_end();
  server.stop();
}

void serve_site(const std::string& folder) {
  vekha::web::ReleasedSite site(folder);
  vekha::http::Router router;
  router.add("GET", "/healthz", [](vekha::http::Request&) { return vekha::http::Response(); });
  router.add("GET", "/api/v1/programmes/{id}",
             [](vekha::http::Request&) { return vekha::http::Response(); });
  router.otherwise([&site](vekha::http::Request& request) { return site.page(request); });
  const vekha::http::Server server({.threads = threads}, {.handler = router});
  std::cout << server.port() << std::endl;
  wait_for_end();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string kind = argv[1];
  if (kind == "bare") serve_bare(argv[2]);
  if (kind == "site") serve_site(argv[2]);
  return kind == "bare" || kind == "site" ? 0 : 2;
}
