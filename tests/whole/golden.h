#pragma once

#include "base/file_io.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

/// Golden texts: what a reading, a workbook or a page was when a person last looked at it.
/// VEKHA_WRITE_GOLDEN=1 writes them anew; the commit then shows what became different.
namespace vekha {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// `file` is the golden text's path within the project. Names the first line that differs.
inline void expect_golden(const std::string& text, const std::string& file) {
  const std::filesystem::path path = std::filesystem::path(VEKHA_SOURCE_DIR) / file;
  if (const char* write = std::getenv("VEKHA_WRITE_GOLDEN"); write != nullptr && *write == '1') {
    std::filesystem::create_directories(path.parent_path());
    write_file_atomically(path, text);
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path))
      << file << " is missing: VEKHA_WRITE_GOLDEN=1 makes it";
  const std::vector<std::string> expected = lines_of(read_file(path));
  const std::vector<std::string> found = lines_of(text);
  for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i)
    ASSERT_EQ(found[i], expected[i]) << file << ", line " << i + 1;
  EXPECT_EQ(found.size(), expected.size()) << file << ": lines";
}

}  // namespace vekha
