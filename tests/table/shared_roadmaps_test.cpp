#include "base/text.h"
#include "table/make_ooxml.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace vekha::table::testing {
namespace {

const std::filesystem::path folder = std::filesystem::path(VEKHA_SHARED_DIR) / "roadmaps";

class SharedRoadmap : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no folder " << folder;
  }

  /// Cells without blank ones between them: one file has a section's number in a cell of its own.
  static std::string text_of(const Row& row) {
    std::string all;
    for (const Cell& cell : row.cells)
      all += to_text(cell) + " ";
    return text::fold_space(all);
  }

  static void expect_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
      ASSERT_TRUE(a[i] == b[i]) << "line " << i << ": " << a[i] << "\n" << b[i];
  }

  /// Paragraphs and rows in the document's order, one line each, as the workbook and the CSV hold
  /// them.
  static std::vector<std::string> lines(const char* extension) {
    const Document document = load(folder / (std::string(GetParam()) + extension));
    std::vector<std::string> all;
    for (const Sheet& sheet : document.sheets) {
      for (const std::string& paragraph : sheet.head.text_above)
        all.push_back(text::fold_space(paragraph));
      for (const Row& row : sheet.rows)
        all.push_back(text_of(row));
    }
    for (const std::string& paragraph : document.summary.text_below)
      all.push_back(text::fold_space(paragraph));
    return all;
  }
};

TEST_P(SharedRoadmap, ShowsTheSameInAllThreeFormats) {
  const std::vector<std::string> document = lines(".docx");
  const std::vector<std::string> workbook = lines(".xlsx");
  const std::vector<std::string> text = lines(".csv");
  EXPECT_GT(workbook.size(), 20U);
  expect_same(workbook, text);
  expect_same(document, workbook);
}

INSTANTIATE_TEST_SUITE_P(Files, SharedRoadmap,
                         ::testing::Values("dagestanskie-ogni-2021-2023", "mirc-2021-2023",
                                           "regional-2023-2025", "rodionovo-nesvetayskaya-2023",
                                           "zima-2024"),
                         [](const auto& instance) {
                           std::string name = instance.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace vekha::table::testing
