#include "publish/site_folder.h"

#include "base/error.h"
#include "base/file_io.h"
#include "publish/manifest.h"
#include "publish/staging.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vekha::publish {
namespace {

namespace fs = std::filesystem;

class SiteFolderTest : public testing::Test {
 protected:
  SiteFolderTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "releases");
  }
  ~SiteFolderTest() override { fs::remove_all(folder_); }

  std::string publish(const std::string& id, const std::string& text) {
    const SiteLock lock(folder_, 1);
    Staging staging(site_);
    staging.write("index.html", text);
    staging.write("a/b.html", text + " b");
    const std::string name = staging.commit(id);
    site_.show(name);
    return name;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("vekha site " + std::to_string(::getpid()));
  const SiteFolder site_{folder_};
};

TEST_F(SiteFolderTest, ShowsWhatWasPublished) {
  EXPECT_EQ(site_.current(), std::nullopt);
  publish("2024-07-01-aa", "one");
  EXPECT_EQ(site_.current(), "2024-07-01-aa");
  EXPECT_EQ(read_file(folder_ / "current" / "a" / "b.html"), "one b");
}

TEST_F(SiteFolderTest, SameBytesAreTheSameRelease) {
  publish("2024-07-01-aa", "one");
  EXPECT_EQ(publish("2024-07-01-aa", "one"), "2024-07-01-aa");
  EXPECT_THAT(site_.releases(), testing::ElementsAre("2024-07-01-aa"));
}

TEST_F(SiteFolderTest, OtherBytesUnderTheSameIdGetANameOfTheirOwn) {
  publish("2024-07-01-aa", "one");
  EXPECT_EQ(publish("2024-07-01-aa", "two"), "2024-07-01-aa-2");
  EXPECT_EQ(read_file(site_.release_path("2024-07-01-aa") / "index.html"), "one");
}

TEST_F(SiteFolderTest, DroppedStagingLeavesNothing) {
  publish("2024-07-01-aa", "one");
  {
    const SiteLock lock(folder_, 1);
    Staging staging(site_);
    staging.write("index.html", "half");
  }
  EXPECT_EQ(site_.current(), "2024-07-01-aa");
  const auto entries =
      std::distance(fs::directory_iterator(folder_ / "releases"), fs::directory_iterator());
  EXPECT_EQ(entries, 1);
}

TEST_F(SiteFolderTest, SweepsWhatAKilledRunLeft) {
  fs::create_directories(folder_ / "releases" / ".staging-999999" / "a");
  publish("2024-07-01-aa", "one");
  EXPECT_FALSE(fs::exists(folder_ / "releases" / ".staging-999999"));
}

TEST_F(SiteFolderTest, VerifyNamesChangedMissingAndAddedFiles) {
  const fs::path release = site_.release_path(publish("2024-07-01-aa", "one"));
  EXPECT_TRUE(verify(release).empty());
  std::ofstream(release / "index.html") << "forged";
  fs::remove(release / "a" / "b.html");
  std::ofstream(release / "extra.html") << "x";
  std::vector<std::string> found;
  for (const Problem& problem : verify(release))
    found.push_back(to_text(problem, Language::english).substr(0, 34));
  EXPECT_THAT(found, testing::ElementsAre("a/b.html: the file is missing. Wha",
                                          "index.html: the file was changed. ",
                                          "extra.html: a file was added. What"));
}

// From the shown release and from each of the archive, by a path that a web server knows too.
TEST_F(SiteFolderTest, EveryReleaseLeadsToTheOthers) {
  publish("2024-01-01-a", "1");
  publish("2024-02-01-b", "2");
  for (const char* from : {"current", "releases/2024-01-01-a", "releases/2024-02-01-b"})
    EXPECT_EQ(read_file(folder_ / from / "releases/2024-01-01-a/index.html"), "1") << from;
}

TEST_F(SiteFolderTest, PruneKeepsTheCurrentRelease) {
  publish("2024-01-01-a", "1");
  publish("2024-02-01-b", "2");
  publish("2024-03-01-c", "3");
  site_.show("2024-01-01-a");
  EXPECT_THAT(site_.prune({.last = 1}), testing::ElementsAre("2024-02-01-b", "2024-03-01-c"));
  EXPECT_EQ(site_.current(), "2024-01-01-a");
}

TEST_F(SiteFolderTest, RefusesAReleaseThatIsNotThere) {
  publish("2024-01-01-a", "1");
  for (const char* id : {"2020", "", "../x", ".staging-1"})
    EXPECT_THROW(site_.show(id), InputError) << id;
  EXPECT_EQ(site_.current(), "2024-01-01-a");
}

TEST_F(SiteFolderTest, SecondRunAtOnceIsToldToWait) {
  const SiteLock first(folder_, 1);
  EXPECT_THROW(SiteLock(folder_, 0), ServiceError);
}

}  // namespace
}  // namespace vekha::publish
