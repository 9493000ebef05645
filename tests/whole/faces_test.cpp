#include "base/file_io.h"
#include "base/json.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "whole/page_reader.h"
#include "whole/sample_workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <set>

// Every figure of the snapshot, read back out of the pages and the open data of one release.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;
using report::MeasureReport;
using report::ProgrammeReport;

class Faces : public SampleWorkspace {
 protected:
  // Each test needs the published release only once.
  const RunOutcome& outcome() {
    if (!outcome_) outcome_ = run_once();
    return *outcome_;
  }
  Json rows(const std::string& set) {
    for (const auto& entry : fs::directory_iterator(current() / "data" / ("0000000000-" + set))) {
      const std::string name = entry.path().filename().string();
      if (name.rfind("data-", 0) == 0 && name.find("metadata") == std::string::npos &&
          entry.path().extension() == ".json")
        return Json::parse(read_file(entry.path()));
    }
    ADD_FAILURE() << "no JSON of " << set;
    return {};
  }
  fs::path current() const { return folder_ / "site" / "current"; }

 private:
  std::optional<RunOutcome> outcome_;
};

std::string shown(const std::optional<Decimal>& value, bool percent) {
  if (!value) return "—";
  return to_russian(*value) + (percent ? " %" : "");
}

std::string plain(const std::string& text) {
  std::string out = text;
  for (std::size_t at = out.find("\u00A0"); at != std::string::npos; at = out.find("\u00A0"))
    out.replace(at, 2, " ");
  return out;
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

TEST_F(Faces, TheOpenDataHoldEveryFigureOfEveryMeasure) {
  const report::Snapshot& snapshot = *outcome().snapshot;
  const Json data = rows("measures");
  EXPECT_EQ(data["snapshot"], snapshot.id);
  std::size_t at = 0;
  const auto same = [](const Json& found, const std::optional<Decimal>& value) {
    return found.is_null() ? !value : value && found.dump() == to_plain(*value);
  };
  for (const ProgrammeReport& programme : snapshot.programmes) {
    for (const MeasureReport& measure : programme.measures) {
      const Json& row = data["rows"][at++];
      const evaluation::MeasureResult& result = measure.result;
      const std::string where = programme.id + " " + measure.measure.id;
      EXPECT_EQ(row["measure"], measure.measure.id) << where;
      EXPECT_EQ(row["status"], evaluation::code(result.status)) << where;
      EXPECT_TRUE(same(row["plan"], result.plan)) << where;
      EXPECT_TRUE(same(row["actual"], result.actual)) << where;
      EXPECT_TRUE(same(row["degree"],
                       result.degree ? std::optional(to_decimal(*result.degree)) : std::nullopt))
          << where;
      EXPECT_EQ(row["days_late"], result.days_late) << where;
      const std::string page = row["address"].get<std::string>();
      const std::string site = snapshot.office.site_address;
      EXPECT_TRUE(fs::exists(current() / page.substr(site.size() + 1))) << page;
    }
  }
  EXPECT_EQ(data["rows"].size(), at);
}

TEST_F(Faces, ThePagesHoldEveryFigureOfEveryMeasure) {
  for (const ProgrammeReport& programme : outcome().snapshot->programmes) {
    for (const report::SectionReport& section : programme.sections) {
      const auto page = table_rows(read_file(current() / programme.id / (section.id + ".html")));
      ASSERT_EQ(page.size(), section.measures.size() + 1) << programme.id << section.id;
      for (std::size_t i = 0; i < section.measures.size(); ++i) {
        const MeasureReport& measure = programme.measures[section.measures[i]];
        const std::vector<std::string>& cells = page[i + 1];
        const std::string where = programme.id + " " + measure.measure.id;
        const auto& result = measure.result;
        EXPECT_TRUE(ends_with(
            plain(cells[4]),
            plain(shown(result.plan_max ? result.plan_max : result.plan, result.percent))))
            << where << ": " << cells[4];
        EXPECT_EQ(plain(cells[5]), plain(shown(result.actual, result.percent))) << where;
        EXPECT_THAT(cells[2], testing::HasSubstr(text::fold_space(measure.measure.title.text)));
      }
    }
  }
}

TEST_F(Faces, TheProgrammesPageHoldsItsTotals) {
  const report::Snapshot& snapshot = *outcome().snapshot;
  for (const ProgrammeReport& programme : snapshot.programmes) {
    const std::string html = read_file(current() / programme.id / "index.html");
    const std::string text = text_of_html(html);
    EXPECT_THAT(text, testing::HasSubstr(snapshot.id));
    const auto share = programme.rollup.srm.value();
    if (share) {
      EXPECT_THAT(text, testing::HasSubstr(to_percent(*share) + " %")) << programme.id;
    }
    const auto page = table_rows(html);
    for (const report::SectionReport& section : programme.sections) {
      const auto& sums = section.rollup;
      const std::vector<std::string> figures = {
          std::to_string(sums.total), std::to_string(sums.srm.due), std::to_string(sums.srm.done),
          std::to_string(sums.srm_in_time.done)};
      const bool found = std::any_of(page.begin(), page.end(), [&](const auto& cells) {
        return cells.size() == 7 && cells[0].find(section.title) != std::string::npos &&
               std::equal(figures.begin(), figures.end(), cells.begin() + 1) &&
               cells[6] == (sums.srm.value() ? to_percent(*sums.srm.value()) : "—");
      });
      EXPECT_TRUE(found) << programme.id << " " << section.title;
    }
  }
}

TEST_F(Faces, TotalsOfTheOpenDataAreThoseOfTheSnapshot) {
  const report::Snapshot& snapshot = *outcome().snapshot;
  std::map<std::string, Json> totals;
  const Json data = rows("totals");
  for (const Json& row : data["rows"]) {
    if (row["section"] == "") totals[row["programme"]] = row;
  }
  for (const ProgrammeReport& programme : snapshot.programmes) {
    const Json& row = totals[programme.id];
    EXPECT_EQ(row["total"], programme.rollup.total);
    EXPECT_EQ(row["due"], programme.rollup.srm.due);
    EXPECT_EQ(row["done"], programme.rollup.srm.done);
    EXPECT_EQ(row["done_in_time"], programme.rollup.srm_in_time.done);
    EXPECT_EQ(row["reported"], programme.rollup.completeness.done);
  }
}

std::map<std::string, ino_t> inodes(const fs::path& release) {
  std::map<std::string, ino_t> found;
  for (const auto& entry : fs::recursive_directory_iterator(release)) {
    struct stat status{};
    if (entry.is_regular_file() && ::stat(entry.path().c_str(), &status) == 0)
      found[entry.path().lexically_relative(release).generic_string()] = status.st_ino;
  }
  return found;
}

// One reported value more: the other programmes' pages are the same files, not written again.
TEST_F(Faces, WhatDidNotChangeIsLinkedNotWritten) {
  const auto before = inodes(site().release_path(*run_once().release));
  std::ofstream(folder_ / "exports" / "ещё.csv")
      << "Дорожная карта;№;Период;Факт\nplan-2024;24;июнь 2024;1\n";
  const std::string second = *run_once().release;
  const auto after = inodes(site().release_path(second));
  std::size_t linked = 0;
  for (const auto& [name, inode] : after) {
    const auto earlier = before.find(name);
    const bool same = earlier != before.end() && earlier->second == inode;
    linked += same ? 1 : 0;
    if (name.rfind("support-2021-2023/m/", 0) == 0) {
      EXPECT_TRUE(same) << name;
    }
  }
  EXPECT_GT(linked, after.size() / 2);
  EXPECT_TRUE(publish::verify(site().release_path(second)).empty());
}

TEST_F(Faces, AFileThatSomeoneAlteredIsNotLinkedInto) {
  const std::string first = *run_once().release;
  const fs::path page = site().release_path(first) / "support-2021-2023" / "index.html";
  const std::string good = read_file(page);
  std::string bad = good;
  bad[bad.size() / 2] = '#';
  std::ofstream(page) << bad;
  std::ofstream(folder_ / "exports" / "ещё.csv")
      << "Дорожная карта;№;Период;Факт\nplan-2024;24;июнь 2024;1\n";
  const std::string second = *run_once().release;
  EXPECT_TRUE(publish::verify(site().release_path(second)).empty());
}

TEST_F(Faces, TheNextReleaseSaysWhatChanged) {
  run_once();
  std::ofstream(folder_ / "exports" / "ещё.csv")
      << "Дорожная карта;№;Период;Факт;Дата выполнения;Подтверждение\n"
         "plan-2024;30;апрель 2024;1;29.04.2024;справка № 5 от 29.04.2024\n";
  const RunOutcome second = run_once();
  ASSERT_TRUE(second.snapshot->changes.previous);
  EXPECT_FALSE(second.snapshot->changes.list.empty());
  const std::string page = text_of_html(read_file(current() / "changes.html"));
  EXPECT_THAT(page, testing::HasSubstr("Нет данных"));
  EXPECT_THAT(read_file(current() / "changes.atom"), testing::HasSubstr("<entry>"));
  EXPECT_THAT(text_of_html(read_file(current() / "archive.html")),
              testing::HasSubstr(*second.release));
}

// A server gets the shown release only: there a link to another one would lead nowhere.
TEST_F(Faces, TheArchiveLinksOnlyWhatTheTargetsHold) {
  const std::string settings = read_file(folder_ / "vekha.toml");
  const std::string first = *run_once().release;
  const std::string link = "releases/" + first + "/index.html";
  const auto archive_with = [&](const std::string& target) {
    std::ofstream(folder_ / "vekha.toml") << settings << target;
    std::ofstream(folder_ / "exports" / "ещё.csv")
        << "Дорожная карта;№;Период;Факт\nplan-2024;24;июнь 2024;1\n";
    run_once();
    return read_file(current() / "archive.html");
  };
  const std::string folder =
      "\n[[target]]\nname = \"disk\"\nkind = \"folder\"\npath = \"/srv/www\"\n";
  EXPECT_THAT(archive_with(folder), testing::HasSubstr(link));
  const std::string page =
      archive_with(folder +
                   "[[target]]\nname = \"cloud\"\nkind = \"webdav\"\npath = \"maps\"\n"
                   "url = \"https://cloud.example/\"\nuser = \"edu\"\n");
  EXPECT_THAT(page, testing::Not(testing::HasSubstr(link)));
  EXPECT_THAT(page, testing::HasSubstr(first));
  EXPECT_THAT(page, testing::HasSubstr("по запросу"));
}

// A new executor moves no other's page: the address is made of the name, not of its place in a
// list.
TEST_F(Faces, AnExecutorsAddressComesFromItsName) {
  std::map<std::string, std::string> ids;
  for (const ProgrammeReport& programme : outcome().snapshot->programmes) {
    std::set<std::string> of_programme;
    for (const auto& executor : programme.executors) {
      EXPECT_TRUE(of_programme.insert(executor.id).second) << executor.name;
      const auto [known, fresh] = ids.emplace(executor.name, executor.id);
      EXPECT_EQ(known->second, executor.id) << executor.name;
    }
  }
}

}  // namespace
}  // namespace vekha::service
