// Scores both grammars against the domain's table of readings (DOMAIN 3.6), and holds every row of
// tests/roadmap/data/ to the letter.
#include "roadmap/reading_rows.h"

#include <gtest/gtest.h>

#include <map>

namespace vekha::roadmap {

namespace {

using test::Comparison;
using test::Row;

TEST(PlanStrings, TheDomainsTableIsReadAsGiven) {
  const auto path = std::filesystem::path(VEKHA_SHARED_DIR) / "plan_strings.tsv";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "the domain's table of readings is not beside the project";
  for (Row row : test::rows_of(path)) {
    // Which region the office lies in, no context tells; so no rule can tell a foreign body.
    Json& flags = row.expected["flags"];
    flags.erase(std::remove(flags.begin(), flags.end(), "foreign_organisation"), flags.end());
    Comparison comparison(row.expected);
    const std::string reading = test::read_row(row, comparison);
    EXPECT_EQ(comparison.misses() + comparison.missing_flags(), "")
        << "line " << row.line << ", " << row.kind << " «" << row.text << "»\n   " << reading;
  }
}

/// The rows that share a name, their `src`.
struct Group {
  std::string name;
  std::vector<Row> rows;
};

void PrintTo(const Group& group, std::ostream* out) {
  *out << group.name << ", " << group.rows.size() << " rows";
}

std::vector<Group> groups() {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(VEKHA_SOURCE_DIR) / "tests/roadmap/data";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() == ".tsv") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Group> out;
  for (const auto& file : files) {
    std::map<std::string, std::size_t> known;
    for (Row& row : test::rows_of(file)) {
      const std::string name = file.stem().string() + ": " + row.expected["src"].get<std::string>();
      const auto [at, added] = known.emplace(name, out.size());
      if (added) out.push_back({name, {}});
      out[at->second].rows.push_back(std::move(row));
    }
  }
  return out;
}

class Readings : public testing::TestWithParam<Group> {};

TEST_P(Readings, AreAsWorkedOutByHand) {
  for (const Row& row : GetParam().rows) {
    Comparison comparison(row.expected);
    const std::string reading = test::read_row(row, comparison);
    EXPECT_EQ(comparison.misses() + comparison.missing_flags(), "")
        << "line " << row.line << ", " << row.kind << " «" << row.text << "»\n   " << reading;
  }
}

std::string name_of(const testing::TestParamInfo<Group>& info) {
  std::string out;
  for (const char c : info.param.name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out.push_back(plain ? c : '_');
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(Tables, Readings, testing::ValuesIn(groups()), name_of);

}  // namespace

}  // namespace vekha::roadmap
