#include "base/text.h"
#include "table/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace vekha::table {
namespace {

namespace fs = std::filesystem;

struct RoadMap {
  std::string name;
  friend std::ostream& operator<<(std::ostream& out, const RoadMap& map) { return out << map.name; }
};

class RoadMapFiles : public testing::TestWithParam<RoadMap> {
 protected:
  void SetUp() override {
    if (!fs::is_directory(folder_)) GTEST_SKIP() << "no road maps at " << folder_;
  }

  // Texts of all cells in the order of rows, as one: what must not depend on the format. (The
  // formats may cut a heading into cells differently: «1 | Реализация» and «1 Реализация».)
  std::string texts(const std::string& ending) const {
    std::string found;
    const Document document = load(folder_ / (GetParam().name + ending));
    for (const Sheet& sheet : document.sheets) {
      for (const std::string& paragraph : sheet.head.text_above)
        add(paragraph, found);
      for (const Row& row : sheet.rows) {
        for (const Cell& cell : row.cells)
          add(to_text(cell), found);
      }
    }
    return found;
  }

 private:
  static void add(const std::string& text, std::string& found) {
    const std::string folded = text::fold_space(text);
    if (!folded.empty()) found += folded + " ";
  }

  const fs::path folder_ = fs::path(VEKHA_SHARED_DIR) / "roadmaps";
};

TEST_P(RoadMapFiles, SameCellsInAllThreeFormats) {
  const auto docx = texts(".docx");
  EXPECT_GT(docx.size(), 4000U);
  EXPECT_EQ(docx, texts(".xlsx"));
  EXPECT_EQ(docx, texts(".csv"));
}

INSTANTIATE_TEST_SUITE_P(Real, RoadMapFiles,
                         testing::Values(RoadMap{"dagestanskie-ogni-2021-2023"},
                                         RoadMap{"zima-2024"}, RoadMap{"regional-2023-2025"},
                                         RoadMap{"rodionovo-nesvetayskaya-2023"},
                                         RoadMap{"mirc-2021-2023"}));

}  // namespace
}  // namespace vekha::table
