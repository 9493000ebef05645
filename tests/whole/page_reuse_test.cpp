#include "publish/file_walk.h"
#include "publish/manifest.h"
#include "whole/sample_workspace.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>

// A night in which one measure was reported makes the pages of one programme; what is linked must
// be what would have been made.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class PageReuseTest : public SampleWorkspace {
 protected:
  using Files = std::map<std::string, std::string>;

  void report_one_value() const {
    std::ofstream(folder_ / "exports" / "ещё.csv", std::ios::binary)
        << "Дорожная карта;№;Период;Факт;Подтверждающий документ\n"
           "plan-2024;4;июнь 2024;5;приказ от 28.06.2024 № 77\n";
  }
  Files release(const std::string& name) const {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(site().release_path(name))) {
      if (entry.is_regular_file() && !entry.is_symlink())
        files[entry.path().lexically_relative(site().release_path(name)).string()] =
            read_file(entry.path());
    }
    return files;
  }
  ino_t inode(const std::string& name, const std::string& file) const {
    struct stat status{};
    EXPECT_EQ(::stat((site().release_path(name) / file).c_str(), &status), 0) << file;
    return status.st_ino;
  }
  // The next run has nothing to take over from.
  void forget_pages(const std::string& name) const {
    fs::remove(site().release_path(name) / "pages.made-from.txt");
  }
};

TEST_F(PageReuseTest, WhatIsLinkedIsWhatWouldHaveBeenMade) {
  const std::string first = *run_once().release;
  report_one_value();
  const std::string linked = *run_once().release;
  ASSERT_NE(linked, first);
  const Files by_links = release(linked);
  EXPECT_TRUE(publish::verify(site().release_path(linked)).empty());
  EXPECT_NE(by_links.at("plan-2024/m/4.html"), release(first).at("plan-2024/m/4.html"));

  site().show(first);
  forget_pages(first);
  fs::remove_all(site().release_path(linked));
  const std::string made = *run_once().release;
  const Files all_made = release(made);
  ASSERT_EQ(by_links.size(), all_made.size());
  for (const auto& [name, bytes] : all_made)
    EXPECT_TRUE(by_links.at(name) == bytes) << name;
}

TEST_F(PageReuseTest, PagesOfOtherProgrammesAreLinked) {
  const std::string first = *run_once().release;
  report_one_value();
  const std::string second = *run_once().release;
  EXPECT_EQ(inode(first, "district-2023/questions.html"),
            inode(second, "district-2023/questions.html"));
  EXPECT_NE(inode(first, "district-2023/index.html"), inode(second, "district-2023/index.html"))
      << "it shows the snapshot's id";
}

TEST_F(PageReuseTest, ATouchedPageIsMadeAnew) {
  const std::string first = *run_once().release;
  const std::string page = "district-2023/questions.html";
  const std::string before = release(first).at(page);
  std::ofstream(site().release_path(first) / page, std::ios::app) << "<!-- someone was here -->";
  report_one_value();
  const std::string second = *run_once().release;
  EXPECT_EQ(release(second).at(page), before);
}

TEST_F(PageReuseTest, AnotherTemplateMakesAllPagesAnew) {
  run_once();
  const fs::path own = folder_ / "look" / "site" / "parts";
  fs::create_directories(own);
  const std::string shipped = read_file(templates() / "site" / "parts" / "foot.mustache");
  std::ofstream(own / "foot.mustache") << "<p>Наш подвал</p>" << shipped;
  set_in_publish("templates = \"look\"");
  const RunOutcome second = run_once();
  ASSERT_TRUE(second.release);
  EXPECT_NE(page("district-2023/questions.html").find("Наш подвал"), std::string::npos);
}

TEST_F(PageReuseTest, WhatACheckFoundIsFoundAgainTheNextNight) {
  const fs::path own = folder_ / "look" / "site" / "parts";
  fs::create_directories(own);
  std::ofstream(own / "foot.mustache")
      << "<a href=\"nowhere.html\">?</a>"
      << read_file(templates() / "site" / "parts" / "foot.mustache");
  set_in_publish("templates = \"look\"");
  std::ofstream(folder_ / "vekha.toml", std::ios::app) << "\n[checks]\nlinks = \"tell\"\n";
  const auto told = [&] {
    const RunOutcome outcome = run_once();
    EXPECT_TRUE(outcome.release);
    return std::ranges::count(outcome.problems, "link_broken", &Problem::code);
  };
  const auto first = told();
  EXPECT_GT(first, 0);
  report_one_value();
  EXPECT_EQ(told(), first);
}

}  // namespace
}  // namespace vekha::service
