#include "base/error.h"
#include "publish/manifest.h"
#include "whole/sample_workspace.h"

#include <gmock/gmock.h>
#include <sys/mount.h>

#include <cstdint>
#include <cstring>
#include <fstream>

// A site on a disk of a given size, which fills up at another write each time.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

std::uintmax_t size_of(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  constexpr std::uintmax_t page_bytes = 4096;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      bytes += (entry.file_size() + page_bytes - 1) / page_bytes * page_bytes;
  }
  return bytes;
}

/// A tmpfs over `folder`, taken away with it.
class SmallDisk {
 public:
  explicit SmallDisk(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    mounted_ = ::mount("vekha", folder_.c_str(), "tmpfs", 0, "size=64m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }
  void resize(std::uintmax_t bytes) const {
    const std::string options = "size=" + std::to_string(bytes);
    ASSERT_EQ(::mount("vekha", folder_.c_str(), "tmpfs", MS_REMOUNT, options.c_str()), 0)
        << std::strerror(errno);
  }

 private:
  fs::path folder_;
  bool mounted_ = false;
};

class FullDisk : public SampleWorkspace {
 protected:
  /// What a run on this disk says: nothing when it published.
  std::string message_of_run() const {
    try {
      run_once();
      return {};
    } catch (const ServiceError& error) {
      return to_text(error.problem(), Language::russian);
    }
  }
};

TEST_F(FullDisk, AtAnyWriteLeavesTheLastReleaseAndSaysSo) {
  const SmallDisk disk(folder_ / "site");
  if (!disk.mounted()) GTEST_SKIP() << "a small disk can be mounted by root only";
  const std::string before = *run_once().release;
  const std::uintmax_t release = size_of(site().release_path(before));
  std::ofstream(folder_ / "exports" / "ещё.csv")
      << "Дорожная карта;№;Период;Факт\nplan-2024;24;август 2024;1\n";

  // What did not change is linked, so a new release takes less than half of the room of the first.
  constexpr std::uintmax_t steps = 12;
  for (std::uintmax_t step = 0; step < steps; ++step) {
    const std::uintmax_t room = release / 2 * step / steps;
    SCOPED_TRACE("bytes left on the disk: " + std::to_string(room));
    disk.resize(size_of(folder_ / "site") + room);
    EXPECT_THAT(message_of_run(), testing::HasSubstr("на диске нет места"));
    EXPECT_EQ(site().current(), before);
    EXPECT_TRUE(publish::verify(site().release_path(before)).empty());
    EXPECT_EQ(site().releases().size(), 1U) << "half a release is left";
  }
  disk.resize(64 << 20);
  EXPECT_EQ(message_of_run(), "") << "with room again the next run publishes";
  EXPECT_NE(site().current(), before);
}

}  // namespace
}  // namespace vekha::service
