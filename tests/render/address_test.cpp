#include "render/address.h"

#include "render/example_snapshot.h"

#include <gtest/gtest.h>

namespace vekha::render {
namespace {

TEST(Addresses, TwoMeasuresNeverShareAPage) {
  report::Snapshot snapshot = example_snapshot();
  auto& measures = snapshot.programmes[0].measures;
  measures.resize(3, measures.front());
  measures[0].measure.id = "A";
  measures[1].measure.id = "a";
  measures[2].measure.id = "А";  // Cyrillic
  const Addresses addresses(snapshot);
  const auto& programme = snapshot.programmes[0];
  EXPECT_NE(addresses.measure(programme, 0), addresses.measure(programme, 1));
  EXPECT_NE(addresses.measure(programme, 1), addresses.measure(programme, 2));
}

TEST(SafeName, IsSafeOnEveryDiskAndInEveryAddress) {
  EXPECT_EQ(safe_name("План 2024/25"), "Plan-2024-25");
  EXPECT_EQ(safe_name("../../etc"), "-..-etc");
  EXPECT_EQ(safe_name(""), "x");
  EXPECT_LE(safe_name(std::string(500, 'a')).size(), 82U);
}

}  // namespace
}  // namespace vekha::render
