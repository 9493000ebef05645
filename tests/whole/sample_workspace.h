#pragma once

#include "base/file_io.h"
#include "publish/site_folder.h"
#include "service/run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace vekha::service {

/// A copy of samples/ in a temporary folder of its own, gone with the test.
class SampleWorkspace : public testing::Test {
 protected:
  SampleWorkspace() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const char* name : {"roadmaps", "exports", "vekha.toml"}) {
      std::filesystem::copy(std::filesystem::path(VEKHA_SOURCE_DIR) / "samples" / name,
                            folder_ / name, std::filesystem::copy_options::recursive);
    }
  }
  ~SampleWorkspace() override { std::filesystem::remove_all(folder_); }

  RunOutcome run_once(const Progress& progress = [](Stage, std::size_t, std::size_t) {}) const {
    return run({.workspace = folder_, .templates = templates(), .progress = progress});
  }
  static std::filesystem::path templates() {
    return std::filesystem::path(VEKHA_SOURCE_DIR) / "report_templates";
  }
  void set_in_publish(const std::string& line) const {
    std::string text = read_file(folder_ / "vekha.toml");
    const std::string head = "[publish]\n";
    text.insert(text.find(head) + head.size(), line + "\n");
    std::ofstream(folder_ / "vekha.toml") << text;
  }
  publish::SiteFolder site() const { return publish::SiteFolder(folder_ / "site"); }
  /// A page as visitors see it.
  std::string page(const std::string& name) const {
    return read_file(folder_ / "site" / "current" / name);
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha samples " + std::to_string(::getpid()));
};

}  // namespace vekha::service
