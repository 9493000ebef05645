#include "facts/written_once.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vekha::facts {
namespace {

std::vector<std::string> units_after(const std::vector<table::Range>& merged) {
  WrittenOnce<std::string> written;
  written.see(2, "СОШ № 1");
  written.see(3, std::nullopt);
  written.see(4, std::nullopt);
  written.see(5, "СОШ № 2");
  std::vector<Observation> rows(4);
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    rows[i].place.row = i + 2;
  written.spread(merged, 1, rows, [](Observation& one, const std::string& unit) {
    if (one.unit.empty()) one.unit = unit;
  });
  std::vector<std::string> units;
  for (const Observation& one : rows)
    units.push_back(one.unit);
  return units;
}

TEST(WrittenOnce, ReachesTheRowsOfItsMergedCellAlone) {
  EXPECT_EQ(units_after({{2, 1, 3, 1}}), (std::vector<std::string>{"СОШ № 1", "СОШ № 1", "", ""}));
  EXPECT_EQ(units_after({{2, 1, 4, 2}}),
            (std::vector<std::string>{"СОШ № 1", "СОШ № 1", "СОШ № 1", ""}));
}

TEST(WrittenOnce, TakesNothingFromCellsMergedElsewhere) {
  const std::vector<std::string> none(4);
  EXPECT_EQ(units_after({}), none);
  EXPECT_EQ(units_after({{2, 2, 4, 2}}), none) << "another column";
  EXPECT_EQ(units_after({{2, 1, 2, 3}}), none) << "over columns";
  EXPECT_EQ(units_after({{3, 1, 4, 1}}), none) << "a merged cell that says nothing";
}

}  // namespace
}  // namespace vekha::facts
