#include "cli/json_text.h"
#include "cli/program.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace vekha::cli {
namespace {

/// A CSV that is UTF-8 for long enough that rows are printed, and then is not.
class BrokenTable : public ::testing::Test {
 protected:
  BrokenTable() {
    std::ofstream file(path_, std::ios::binary);
    file << "Школа;Число\n";
    for (int i = 0; i < 20'000; ++i)
      file << "Средняя школа № " << i << ";1\n";
    file << "\xD8\xEA;1\n";
  }
  void TearDown() override { std::filesystem::remove(path_); }

  /// What is printed, with the exit status checked.
  std::string printed(std::vector<std::string> words) {
    words.insert(words.begin(), "table");
    words.insert(words.end(), {"--encoding", "utf-8", path_.string()});
    ::testing::internal::CaptureStdout();
    EXPECT_EQ(run_program(words), 3);
    return ::testing::internal::GetCapturedStdout();
  }

  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("vekha-broken-" + std::to_string(::getpid()));
};

TEST_F(BrokenTable, EndsItsDocumentWithTheError) {
  const Json document = Json::parse(printed({}));
  EXPECT_EQ(document["error"]["code"], "encoding_mixed");
  EXPECT_GT(document["sheets"][0]["rows"].size(), 1'000U);
  EXPECT_FALSE(document.contains("sha256"));
}

TEST_F(BrokenTable, EndsItsLinesWithTheError) {
  std::istringstream lines(printed({"--jsonl"}));
  std::string last;
  for (std::string line; std::getline(lines, line);)
    last = line;
  EXPECT_EQ(Json::parse(last)["error"]["code"], "encoding_mixed");
}

}  // namespace
}  // namespace vekha::cli
