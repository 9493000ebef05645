#pragma once

#include "base/file_io.h"
#include "web/api.h"
#include "web/runtime.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vekha::web {

struct HttpReply {
  int status = 0;
  std::string body;
  std::string media_type;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string header(const std::string& name) const {
    for (const auto& [key, value] : headers) {
      if (http::same_name(key, name)) return value;
    }
    return {};
  }
};

/// The samples' first road map with its exports as a workspace of its own, and the service over it
/// on a free port. Everything is real: files, sockets, runs.
class ServiceTest : public testing::Test {
 protected:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  ServiceTest() {
    namespace fs = std::filesystem;
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "roadmaps");
    fs::create_directories(folder_ / "exports");
    write(folder_ / "roadmaps" / "plan.csv",
          "№;Мероприятие;Показатель;Срок;Исполнитель\n"
          "1;Провести семинар;Не менее 2;март 2024 г.;ЦМС\n"
          "2;Издать приказ;Приказ;до 1 июня 2024 г.;УО\n");
    write(folder_ / "exports" / "may.csv",
          "программа;№;Мероприятие;период;факт;подтверждающий документ\n"
          "plan;1;Провести семинар;март 2024;2;протокол от 20.03.2024 № 5\n");
    write_settings("");
    begin();
  }
  ~ServiceTest() override {
    runtime_.reset();
    std::filesystem::remove_all(folder_);
  }

  void write_settings(const std::string& more) const {
    write(folder_ / "vekha.toml",
          "[office]\nname = \"Управление\"\n[run]\nas_of = 2024-07-01\n"
          "[[programme]]\nid = \"plan\"\nfile = \"roadmaps/plan.csv\"\n" +
              more);
  }
  void begin() {
    service::LoadedWorkspace loaded = service::load_workspace(folder_);
    for (const Problem& problem : loaded.problems)
      EXPECT_NE(problem.severity, Severity::fatal) << to_text(problem, Language::english);
    runtime_ = std::make_unique<Runtime>(
        std::move(loaded.workspace),
        RuntimeChoice{.workspace = folder_,
                      .templates = std::filesystem::path(VEKHA_SOURCE_DIR) / "report_templates",
                      .port = 0,
                      .log_file = folder_ / "service.log"});
    token_ = runtime_->parts().tokens.add(
        "test", {access::all_scopes().begin(), access::all_scopes().end()}, std::nullopt);
  }
  static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }

  HttpReply ask(const std::string& method, const std::string& path, const std::string& body = "",
                const Headers& headers = {}) const {
    Poco::Net::HTTPClientSession session("127.0.0.1", runtime_->port());
    session.setTimeout(Poco::Timespan(30, 0));
    Poco::Net::HTTPRequest request(method, path, "HTTP/1.1");
    for (const auto& [name, value] : headers)
      request.set(name, value);
    if (!body.empty()) request.setContentLength(static_cast<std::streamsize>(body.size()));
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    std::ostringstream text;
    text << session.receiveResponse(response).rdbuf();
    HttpReply reply{response.getStatus(), text.str(), response.getContentType(), {}};
    for (const auto& [name, value] : response)
      reply.headers.emplace_back(name, value);
    return reply;
  }
  Headers bearer() const { return {{"Authorization", "Bearer " + token_}}; }
  Headers bearer_with(const std::string& name, const std::string& value) const {
    return {{"Authorization", "Bearer " + token_}, {name, value}};
  }

  /// Starts a run by the API and waits for its end; its id.
  std::string publish() {
    const HttpReply reply = ask("POST", "/api/v1/runs", "", bearer());
    EXPECT_EQ(reply.status, 202) << reply.body;
    const std::string location = reply.header("Location");
    const std::string id = location.substr(location.rfind('/') + 1);
    wait_for(id);
    return id;
  }
  void wait_for(const std::string& id) {
    bool over = false;
    for (int i = 0; i < 100 && !over; ++i)
      runtime_->parts().manager->events(id, 1000000, std::chrono::milliseconds(300), over);
    EXPECT_TRUE(over);
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha service " + std::to_string(::getpid()));
  std::unique_ptr<Runtime> runtime_;
  std::string token_;
};

}  // namespace vekha::web
