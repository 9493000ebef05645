#include "service/site_server.h"

#include "base/error.h"
#include "base/file_io.h"
#include "service/published_files.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/ThreadPool.h>

#include <exception>

namespace vekha::service {

namespace {

using Poco::Net::HTTPResponse;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

struct Answer {
  HTTPResponse::HTTPStatus status = HTTPResponse::HTTP_OK;
  std::string media_type = "text/plain; charset=utf-8";
  std::string body;
};

Answer answer_to(const std::filesystem::path& site, const HTTPServerRequest& request) {
  const bool reads = request.getMethod() == "GET" || request.getMethod() == "HEAD";
  if (!reads) return {.status = HTTPResponse::HTTP_METHOD_NOT_ALLOWED, .body = "GET и HEAD\n"};
  if (request.getURI() == "/healthz") return {.body = "ok\n"};
  const auto file = published_file(site, request.getURI());
  if (!file) return {.status = HTTPResponse::HTTP_NOT_FOUND, .body = "Такой страницы нет.\n"};
  return {.media_type = file->media_type, .body = read_file(file->path)};
}

class Handler : public Poco::Net::HTTPRequestHandler {
 public:
  explicit Handler(std::filesystem::path site) : site_(std::move(site)) {}

  // Poco answers nothing when a std::exception leaves a handler: it must not.
  void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
    Answer answer;
    try {
      answer = answer_to(site_, request);
    } catch (const std::exception&) {
      answer = {.status = HTTPResponse::HTTP_INTERNAL_SERVER_ERROR,
                .body = "Страница сейчас недоступна.\n"};
    }
    send(request, response, answer);
  }

 private:
  static void send(const HTTPServerRequest& request, HTTPServerResponse& response,
                   const Answer& answer) {
    // An unread body would be taken for the next request on this connection.
    if (request.hasContentLength() || request.getChunkedTransferEncoding())
      response.setKeepAlive(false);
    response.setStatusAndReason(answer.status);
    if (answer.status == HTTPResponse::HTTP_METHOD_NOT_ALLOWED) response.set("Allow", "GET, HEAD");
    response.setContentType(answer.media_type);
    response.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Cache-Control", "no-cache");
    std::ostream& out = response.send();
    if (request.getMethod() != "HEAD")
      out.write(answer.body.data(), static_cast<std::streamsize>(answer.body.size()));
  }

  std::filesystem::path site_;
};

class HandlerFactory : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit HandlerFactory(std::filesystem::path site) : site_(std::move(site)) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
    return std::make_unique<Handler>(site_).release();  // Poco owns it
  }

 private:
  std::filesystem::path site_;
};

Poco::Net::HTTPServerParams::Ptr parameters() {
  Poco::Net::HTTPServerParams::Ptr params(new Poco::Net::HTTPServerParams);
  params->setMaxQueued(128);
  params->setMaxThreads(8);
  params->setTimeout(Poco::Timespan(10, 0));
  params->setKeepAliveTimeout(Poco::Timespan(3, 0));
  params->setMaxKeepAliveRequests(100);
  return params;
}

Poco::Net::ServerSocket bound(const std::string& address, std::uint16_t port) {
  try {
    // Without sharing of the port: a second service must be told, not take every other request.
    Poco::Net::ServerSocket socket;
    socket.bind(Poco::Net::SocketAddress(address, port), true, false);
    socket.listen(128);
    return socket;
  } catch (const Poco::Exception& error) {
    throw ServiceError({.place = {.file = address + ":" + std::to_string(port)},
                        .code = "address_taken",
                        .text = {"адрес не занять: " + error.displayText(),
                                 "can't listen: " + error.displayText()},
                        .advice = {"укажите другой порт ключом --port или в [server]",
                                   "name another port with --port or in [server]"}});
  }
}

}  // namespace

struct SiteServer::State {
  State(const std::filesystem::path& site, const Poco::Net::ServerSocket& socket)
      : server(new HandlerFactory(site), threads, socket, parameters()) {}

  Poco::ThreadPool threads{2, 16};
  Poco::Net::HTTPServer server;
};

SiteServer::SiteServer(const std::filesystem::path& site, const std::string& address,
                       std::uint16_t port)
    : state_(std::make_unique<State>(site, bound(address, port))) {
  state_->server.start();
}

SiteServer::~SiteServer() {
  state_->server.stopAll(false);
}

std::uint16_t SiteServer::port() const {
  return state_->server.port();
}

}  // namespace vekha::service
