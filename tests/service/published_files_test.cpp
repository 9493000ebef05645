#include "service/published_files.h"

#include "base/file_io.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class PublishedFiles : public testing::Test {
 protected:
  PublishedFiles() {
    fs::create_directories(site_ / "releases" / "r1" / "план");
    std::ofstream(site_ / "releases" / "r1" / "index.html") << "<p>Привет";
    std::ofstream(site_ / "releases" / "r1" / "план" / "index.html") << "plan";
    std::ofstream(site_ / "releases" / "r1" / "site.zip") << "PK";
    std::ofstream(site_ / "secret.txt") << "secret";
    fs::create_directory_symlink("releases/r1", site_ / "current");
    fs::create_symlink("../../secret.txt", site_ / "releases" / "r1" / "link.txt");
  }
  ~PublishedFiles() override { fs::remove_all(site_); }

  /// What the path shows; «nothing» when it names no published file.
  std::string shown(std::string_view path) const {
    const auto file = published_file(site_, path);
    return file ? read_file(file->path) : "nothing";
  }

  const fs::path site_ =
      fs::temp_directory_path() / ("vekha published " + std::to_string(::getpid()));
};

TEST_F(PublishedFiles, AreThoseOfTheShownRelease) {
  EXPECT_EQ(shown("/"), "<p>Привет");
  EXPECT_EQ(shown("/index.html?x=1"), "<p>Привет");
  EXPECT_EQ(shown("/%D0%BF%D0%BB%D0%B0%D0%BD/"), "plan");
  EXPECT_EQ(shown("/nothing"), "nothing");
}

TEST_F(PublishedFiles, EveryReleaseHasAnAddress) {
  EXPECT_EQ(shown("/releases/r1/"), "<p>Привет");
  EXPECT_EQ(shown("/releases/r1/index.html"), "<p>Привет");
  EXPECT_EQ(shown("/releases/r2/index.html"), "nothing");
  EXPECT_EQ(shown("/releases/r2/releases/r1/index.html"), "<p>Привет");
}

TEST_F(PublishedFiles, SayWhatTheyAre) {
  EXPECT_EQ(published_file(site_, "/")->media_type, "text/html; charset=utf-8");
  EXPECT_EQ(published_file(site_, "/site.zip")->media_type, "application/zip");
}

TEST_F(PublishedFiles, LetNobodyOutOfTheRelease) {
  for (const char* path :
       {"/../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/link.txt", "/x/../../../secret.txt",
        "//etc/passwd", "/releases/r1/../../secret.txt", "/releases/../secret.txt",
        "/releases/r1/link.txt", "/releases//index.html", "/%00", "/%zz", "", "secret.txt"}) {
    EXPECT_FALSE(published_file(site_, path)) << path;
  }
}

}  // namespace
}  // namespace vekha::service
