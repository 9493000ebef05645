#include "service/region.h"

#include "base/error.h"
#include "base/file_io.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class RegionTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  void make_office(const std::string& id, const std::string& name, const std::string& history) {
    fs::create_directories(folder_ / id);
    write_file_atomically(folder_ / id / "vekha.toml",
                          "history = \"" + history + "\"\n[office]\nname = \"" + name + "\"\n");
  }
  Problem refusal() const {
    try {
      publish_region({.folder = folder_, .run = {}, .batch = "one", .rules = {}},
                     [](const OfficeOutcome&) {});
    } catch (const InputError& error) {
      return error.problem();
    }
    return {};
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha region of offices " + std::to_string(::getpid()));
};

// One history tells offices apart by their names: two of one name would end each other's figures.
TEST_F(RegionTest, OfficesOfOneNameAreRefused) {
  make_office("priozerny", "Управление образования", "../history.db");
  make_office("zarechny", "Управление образования", "../history.db");
  const Problem problem = refusal();
  EXPECT_EQ(problem.code, "region_office_double");
  EXPECT_THAT(problem.place.file, testing::HasSubstr("zarechny"));
  EXPECT_THAT(problem.text.ru, testing::HasSubstr("priozerny"));
  EXPECT_FALSE(fs::exists(folder_ / "history.db")) << "nothing was begun";
}

TEST_F(RegionTest, OfficesOfDifferentHistoriesAreRefused) {
  make_office("priozerny", "Управление Приозёрного района", "../history.db");
  make_office("zarechny", "Управление Заречного района", "own.db");
  EXPECT_EQ(refusal().code, "region_history");
}

TEST_F(RegionTest, AFolderWithoutOfficesIsRefused) {
  fs::create_directories(folder_ / "empty");
  EXPECT_EQ(refusal().code, "region_empty");
}

}  // namespace
}  // namespace vekha::service
