#include "render/html/site.h"

#include "base/error.h"
#include "base/json.h"
#include "render/example_snapshot.h"
#include "render/html/standalone_links.h"
#include "whole/page_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

namespace vekha::render::html {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

fs::path shipped() {
  return fs::path(VEKHA_SOURCE_DIR) / "report_templates";
}

Files site_of(const report::Snapshot& snapshot, Language language = Language::russian) {
  const report::Templates templates({shipped()});
  const report::Phrases phrases(templates, language);
  Files files;
  std::mutex guard;
  render_site(snapshot, templates, phrases, [&](std::string_view path, std::string_view bytes) {
    const std::lock_guard lock(guard);
    EXPECT_TRUE(files.emplace(path, bytes).second) << path << " was written twice";
  });
  return files;
}

bool is_page(const std::string& path) {
  return path.size() > 5 && path.compare(path.size() - 5, 5, ".html") == 0;
}

TEST(Site, HasEveryKindOfPage) {
  const report::Snapshot snapshot = example_snapshot();
  const Files files = site_of(snapshot);
  for (const char* name : {"index.html", "terms.html", "executors.html", "questions.html",
                           "method.html", "sources.html", "changes.html", "archive.html",
                           "data.html", "changes.atom", "assets/style.css", "assets/tables.js"})
    EXPECT_EQ(files.count(name), 1U) << name;
  for (const auto& programme : snapshot.programmes) {
    const std::string& id = programme.id;
    for (const char* name : {"/index.html", "/statuses.html", "/questions.html", "/s1.html"})
      EXPECT_EQ(files.count(id + name), 1U) << id << name;
    EXPECT_EQ(files.count(id + "/" + id + "-standalone.html"), 1U);
    for (const auto& measure : programme.measures)
      EXPECT_EQ(files.count(id + "/m/" + measure.measure.id + ".html"), 1U);
  }
}

TEST(Site, TheSameSnapshotGivesTheSameBytes) {
  EXPECT_EQ(site_of(example_snapshot()), site_of(example_snapshot()));
}

TEST(Site, EveryPageIsStrictAboutWhatItLoads) {
  for (const auto& [path, bytes] : site_of(example_snapshot())) {
    if (!is_page(path)) continue;
    EXPECT_THAT(bytes, testing::HasSubstr("Content-Security-Policy")) << path;
    EXPECT_THAT(bytes, testing::HasSubstr("default-src 'none'")) << path;
    for (const char* way : {"src=\"http", "<iframe", "style=\"", " onclick", "javascript:"})
      EXPECT_THAT(bytes, testing::Not(testing::HasSubstr(way))) << path;
  }
}

TEST(Site, TheScriptIsSmallAndNotNeededToRead) {
  const Files files = site_of(example_snapshot());
  EXPECT_LT(files.at("assets/tables.js").size(), 10U * 1024);
  EXPECT_THAT(files.at("index.html"), testing::Not(testing::HasSubstr("<noscript")));
}

// Tags that the hostile texts hold must not come out as tags.
TEST(Site, HostileTextsComeOutHarmless) {
  for (const auto& [path, bytes] : site_of(hostile_snapshot())) {
    if (!is_page(path)) continue;
    std::size_t scripts = 0;
    for (std::size_t at = bytes.find("<script"); at != std::string::npos;
         at = bytes.find("<script", at + 1)) {
      const bool ours = bytes.compare(at, 12, "<script src=") == 0 ||
                        bytes.compare(at, 35, "<script type=\"application/ld+json\">") == 0;
      EXPECT_TRUE(ours) << path << ": " << bytes.substr(at, 60);
      ++scripts;
    }
    EXPECT_LE(scripts, 2U) << path;
    EXPECT_THAT(bytes, testing::Not(testing::HasSubstr("<img"))) << path;
    for (const char* mark : {"\u202E", "\u2066", "\u202A"})
      EXPECT_EQ(bytes.find(mark), std::string::npos) << path;
  }
}

TEST(Site, TheJsonLdIsJsonAlsoWithHostileTexts) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.office.name = "</script><script>alert(1)</script> ]]> \"'";
  const std::string page = site_of(snapshot).at("data.html");
  const auto found = pieces_of(page, "<script type=\"application/ld+json\"", "</script>");
  ASSERT_EQ(found.size(), 1U);
  const Json json = Json::parse(found.front());
  EXPECT_EQ(json["@graph"].size(), 5U);
  EXPECT_EQ(json["@graph"][0]["@type"], "Dataset");
  EXPECT_EQ(json["@graph"][0]["creator"]["name"], snapshot.office.name);
}

// Where a link of a page leads, from the site's root; empty for what lies elsewhere.
std::string target_of(const std::string& page, const std::string& href) {
  if (href.empty() || href.front() == '#' || href.find(':') != std::string::npos) return "";
  const std::string path = href.substr(0, href.find_first_of("#?"));
  return (fs::path(page).parent_path() / path).lexically_normal().generic_string();
}

TEST(Site, EveryRelativeLinkLeadsToAFileOfTheSite) {
  const report::Snapshot snapshot = example_snapshot();
  const Files files = site_of(snapshot);
  for (const auto& [path, bytes] : files) {
    if (!is_page(path)) continue;
    for (std::size_t at = bytes.find(" href=\""); at != std::string::npos;
         at = bytes.find(" href=\"", at + 1)) {
      const std::size_t begin = at + 7;
      const std::string target =
          target_of(path, bytes.substr(begin, bytes.find('"', begin) - begin));
      const bool of_others = target.empty() || target.rfind("data/", 0) == 0 ||
                             target.find("note.") != std::string::npos || target == "site.zip" ||
                             target.rfind("releases/", 0) == 0 ||
                             target.find(".xlsx") != std::string::npos;
      EXPECT_TRUE(of_others || files.count(target) == 1) << path << " → " << target;
    }
  }
}

TEST(Site, AProgrammesPageAloneIsTheOneFileOfTheSite) {
  const report::Snapshot snapshot = example_snapshot();
  const report::Templates templates({shipped()});
  const report::Phrases phrases(templates, Language::russian);
  const std::string id = snapshot.programmes[0].id;
  EXPECT_EQ(render_programme_page(snapshot, snapshot.programmes[0], templates, phrases),
            site_of(snapshot).at(id + "/" + id + "-standalone.html"));
}

TEST(Site, TheOneFileLeadsNowhereButIntoItselfAndToTheOffice) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.office.site_address = "https://office.example/maps";
  const std::string id = snapshot.programmes[0].id;
  const std::string page = site_of(snapshot).at(id + "/" + id + "-standalone.html");
  for (std::size_t at = page.find(" href=\""); at != std::string::npos;
       at = page.find(" href=\"", at + 1)) {
    const std::string href = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    const bool fine = href.front() == '#' || href.rfind("https://", 0) == 0 ||
                      href.rfind("http://", 0) == 0 || href == "data:,";
    EXPECT_TRUE(fine) << href;
    if (href.size() > 1 && href.front() == '#') {
      EXPECT_THAT(page, testing::HasSubstr("id=\"" + href.substr(1) + "\"")) << href;
    }
  }
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("@font-face")));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("<script")));
}

TEST(StandaloneLinks, AreLedWhereTheyStillMeanSomething) {
  const Inlining known{"plan", {{"plan/m/5.html", "m5"}}, "https://office.example"};
  const Inlining unknown{"plan", {{"plan/m/5.html", "m5"}}, ""};
  const auto led = [](const std::string& href, const Inlining& inlining) {
    return with_links_inlined("<a href=\"" + href + "\">x</a>", inlining);
  };
  EXPECT_EQ(led("m/5.html", known), "<a href=\"#m5\">x</a>");
  EXPECT_EQ(led("../plan/m/5.html#observations", known), "<a href=\"#m5\">x</a>");
  EXPECT_EQ(led("#sections", known), "<a href=\"#sections\">x</a>");
  EXPECT_EQ(led("https://x.example/a", known), "<a href=\"https://x.example/a\">x</a>");
  EXPECT_EQ(led("../terms.html", known), "<a href=\"https://office.example/terms.html\">x</a>");
  EXPECT_EQ(led("../terms.html", unknown), "<a>x</a>");
}

TEST(Site, TheSitemapHoldsEveryPageOnceWithItsPublicAddress) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.office.site_address = "https://office.example/maps";
  const Files files = site_of(snapshot);
  const auto addresses = pieces_of(files.at("sitemap.xml"), "<loc", "</loc>");
  std::size_t pages = 0;
  for (const auto& [path, bytes] : files) {
    if (!is_page(path)) continue;
    ++pages;
    EXPECT_THAT(addresses, testing::Contains("https://office.example/maps/" + path));
    if (path.find("-standalone") == std::string::npos) {
      EXPECT_THAT(bytes, testing::HasSubstr("<link rel=\"canonical\" "
                                            "href=\"https://office.example/maps/" +
                                            path));
    }
  }
  EXPECT_EQ(addresses.size(), pages);
}

TEST(Site, WithoutAnAddressThereIsNoSitemap) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.office.site_address.clear();
  EXPECT_EQ(site_of(snapshot).count("sitemap.xml"), 0U);
}

TEST(Site, TheChangesPageAndTheFeedSayWhatChanged) {
  report::Snapshot before = example_snapshot();
  before.programmes[0].measures[0].result.status = evaluation::Status::not_done;
  before.as_of = make_date(2024, 6, 1);
  report::Snapshot now = example_snapshot();
  now.changes = report::changes_since(report::state_of(before), now);
  const Files files = site_of(now);
  const auto rows = table_rows(files.at("changes.html"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1][2], "Не выполнено");
  EXPECT_EQ(pieces_of(files.at("changes.atom"), "<entry", "</entry>").size(), 1U);
}

// A change of one measure touches the office's pages, its programme's and its own, no others.
TEST(Site, AChangeOfOneMeasureLeavesOtherProgrammesPagesAsTheyWere) {
  const report::Snapshot before = example_snapshot();
  report::Snapshot after = example_snapshot();
  after.id = "0123456789abcdef";
  after.programmes[0].measures[0].result.actual = Decimal::of(77);
  const Files old = site_of(before);
  const std::string other = before.programmes[1].id + "/";
  for (const auto& [path, bytes] : site_of(after)) {
    const bool shows_id =
        path == other + "index.html" || path.find("standalone") != std::string::npos;
    if (path.rfind(other, 0) == 0 && !shows_id) {
      EXPECT_EQ(bytes, old.at(path)) << path;
    }
  }
}

TEST(Site, IsWrittenInEnglishToo) {
  const Files files = site_of(example_snapshot(), Language::english);
  EXPECT_THAT(files.at("method.html"), testing::HasSubstr("Degree of implementation"));
  EXPECT_THAT(files.at("index.html"), testing::HasSubstr("lang=\"en\""));
}

// What is broken in a template is told by file and line before anything is written.
TEST(Site, ABrokenTemplateOfTheOfficeStopsBeforeTheFirstFile) {
  const fs::path office =
      fs::temp_directory_path() / ("vekha-office-" + std::to_string(::getpid()));
  fs::create_directories(office / "site");
  std::ofstream(office / "site" / "archive.mustache") << "<h1>\n{{#has_releases}}\n";
  const report::Templates templates({shipped(), office});
  const report::Phrases phrases(templates, Language::russian);
  try {
    render_site(example_snapshot(), templates, phrases,
                [](std::string_view path, std::string_view) { FAIL() << path; });
    FAIL() << "a section left open was taken";
  } catch (const InputError& error) {
    EXPECT_THAT(error.problem().place.file, testing::EndsWith("archive.mustache"));
    EXPECT_EQ(error.problem().place.row, 2U);
  }
  fs::remove_all(office);
}

}  // namespace
}  // namespace vekha::render::html
