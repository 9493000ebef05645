#include "service/site_server.h"

#include "base/error.h"
#include "service/published_files.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class SiteServerTest : public testing::Test {
 protected:
  SiteServerTest() {
    fs::create_directories(site_ / "releases" / "r1" / "план");
    std::ofstream(site_ / "releases" / "r1" / "index.html") << "<p>Привет";
    std::ofstream(site_ / "releases" / "r1" / "план" / "index.html") << "plan";
    std::ofstream(site_ / "secret.txt") << "secret";
    fs::create_directory_symlink("releases/r1", site_ / "current");
    fs::create_symlink("../../secret.txt", site_ / "releases" / "r1" / "link.txt");
  }
  ~SiteServerTest() override { fs::remove_all(site_); }

  struct Reply {
    int status;
    std::string body;
  };
  Reply ask(const SiteServer& server, const std::string& method, const std::string& path) const {
    Poco::Net::HTTPClientSession session("127.0.0.1", server.port());
    Poco::Net::HTTPRequest request(method, path, "HTTP/1.1");
    session.sendRequest(request);
    Poco::Net::HTTPResponse response;
    std::ostringstream body;
    body << session.receiveResponse(response).rdbuf();
    return {response.getStatus(), body.str()};
  }

  const fs::path site_ = fs::temp_directory_path() / ("vekha server " + std::to_string(::getpid()));
};

TEST_F(SiteServerTest, ServesTheReleaseAndItsHealth) {
  const SiteServer server(site_, "127.0.0.1", 0);
  EXPECT_EQ(ask(server, "GET", "/healthz").body, "ok\n");
  EXPECT_EQ(ask(server, "GET", "/").body, "<p>Привет");
  EXPECT_EQ(ask(server, "GET", "/%D0%BF%D0%BB%D0%B0%D0%BD/").body, "plan");
  EXPECT_EQ(ask(server, "GET", "/nothing").status, 404);
  EXPECT_EQ(ask(server, "DELETE", "/").status, 405);
}

TEST_F(SiteServerTest, EveryReleaseHasAnAddress) {
  const SiteServer server(site_, "127.0.0.1", 0);
  EXPECT_EQ(ask(server, "GET", "/releases/r1/").body, "<p>Привет");
  EXPECT_EQ(ask(server, "GET", "/releases/r1/index.html").body, "<p>Привет");
  EXPECT_EQ(ask(server, "GET", "/releases/r2/index.html").status, 404);
}

TEST_F(SiteServerTest, LetsNobodyOutOfTheRelease) {
  for (const char* path :
       {"/../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/link.txt", "/x/../../../secret.txt",
        "//etc/passwd", "/releases/r1/../../secret.txt", "/releases/../secret.txt",
        "/releases/r1/link.txt", "/releases//index.html", "/%00", "/%zz", "", "secret.txt"}) {
    EXPECT_FALSE(published_file(site_, path)) << path;
  }
}

TEST_F(SiteServerTest, ATakenPortIsToldInWords) {
  const SiteServer first(site_, "127.0.0.1", 0);
  EXPECT_THROW(SiteServer(site_, "127.0.0.1", first.port()), ServiceError);
}

}  // namespace
}  // namespace vekha::service
