#include "publish/site_archive.h"

#include "base/file_io.h"
#include "base/sha256.h"
#include "publish/staging.h"
#include "publish/zip_entries.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

namespace vekha::publish {
namespace {

namespace fs = std::filesystem;

using Texts = std::map<std::string, std::string>;

class SiteArchive : public testing::Test {
 protected:
  SiteArchive() { fs::create_directories(folder_ / "releases"); }
  ~SiteArchive() override { fs::remove_all(folder_); }

  // The archive of a release with these files.
  fs::path publish(const std::string& id, const Texts& files) {
    const SiteLock lock(folder_, 1);
    Staging staging(site_);
    for (const auto& [name, text] : files)
      staging.write(name, text);
    staging.write_zip("site.zip");
    site_.show(staging.commit(id));
    return site_.release_path(id) / "site.zip";
  }

  const fs::path folder_ = fs::temp_directory_path() / ("vekha zip " + std::to_string(::getpid()));
  const SiteFolder site_{folder_};
};

const Texts plain = {{"index.html", std::string(5000, 'a')},
                     {"план/m/1.html", "<p>Мероприятие</p>"},
                     {"empty.txt", ""},
                     {"font.woff2", "\x01\xFF\x42"}};

TEST_F(SiteArchive, IsReadByOthers) {
  const fs::path archive = publish("2024-01-01-a", plain);
  const std::string command =
      "python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
      "sys.exit(z.testzip() is not None or len(z.namelist()) != 4 or "
      "z.read(\"план/m/1.html\").decode() != \"<p>Мероприятие</p>\")' '" +
      archive.string() + "'";
  if (std::system("python3 -c 'import zipfile' 2>/dev/null") != 0)
    GTEST_SKIP() << "Python is not installed here";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(SiteArchive, HoldsWhatIsHandedOver) {
  const ZipEntries entries(publish("2024-01-01-a", plain));
  const auto page = entries.find("index.html");
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->deflated);
  EXPECT_EQ(page->size, 5000U);
  EXPECT_LT(page->bytes.size(), 100U);
  const auto font = entries.find("font.woff2");
  ASSERT_TRUE(font);
  EXPECT_FALSE(font->deflated) << "it does not get smaller";
  EXPECT_EQ(font->bytes, plain.at("font.woff2"));
  EXPECT_FALSE(entries.find("manifest.sha256"));
}

// Taken over from the archive before or packed anew, the bytes are the same.
TEST_F(SiteArchive, IsTheSameWhetherTakenOverOrPackedAnew) {
  publish("2024-01-01-a", plain);
  Texts changed = plain;
  changed["index.html"] = std::string(6000, 'b');
  const std::string after = read_file(publish("2024-02-01-b", changed));
  fs::remove(folder_ / "current");
  EXPECT_EQ(read_file(publish("2024-03-01-c", changed)), after);
}

TEST_F(SiteArchive, ADamagedArchiveIsNotTakenOver) {
  const fs::path archive = publish("2024-01-01-a", plain);
  const std::string whole = read_file(archive);
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{10}, whole.size() / 2, whole.size() - 1}) {
    write_file_atomically(archive, whole.substr(0, length));
    const ZipEntries entries(archive);
    EXPECT_FALSE(entries.find("index.html")) << length;
  }
}

// 65,535 is the number that says «see ZIP64».
TEST(ZipWriter, WritesMoreFilesThanZipHasNumbersFor) {
  std::string archive;
  ZipWriter zip([&](std::string_view bytes) { archive += bytes; });
  const PackedFile file = pack("x");
  for (int i = 0; i < 70'000; ++i)
    zip.add(std::to_string(i), file);
  zip.finish();
  const fs::path path = fs::temp_directory_path() / ("vekha64 " + std::to_string(::getpid()));
  write_file_atomically(path, archive);
  const std::string command =
      "python3 -c 'import sys, zipfile; "
      "sys.exit(len(zipfile.ZipFile(sys.argv[1]).namelist()) != 70000)' '" +
      path.string() + "'";
  const bool python = std::system("python3 -c 'import zipfile' 2>/dev/null") == 0;
  EXPECT_TRUE(!python || std::system(command.c_str()) == 0);
  fs::remove(path);
}

}  // namespace
}  // namespace vekha::publish
