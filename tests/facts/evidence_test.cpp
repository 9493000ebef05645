#include "facts/evidence.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::facts {
namespace {

// "kind #number @date <link>", documents apart by " + "
std::string read(const std::string& text) {
  std::string all;
  for (const Evidence& one : read_evidence(text)) {
    if (!all.empty()) all += " + ";
    all += one.kind;
    if (!one.number.empty()) all += " #" + one.number;
    if (one.date) all += " @" + to_iso(*one.date);
    if (!one.link.empty()) all += " <" + one.link + ">";
    if (one.confirms()) all += " confirms";
  }
  return all;
}

TEST(Evidence, IsReadFromOneText) {
  EXPECT_EQ(read("Протокол № 3 от 12.02.2024"), "протокол #3 @2024-02-12 confirms");
  EXPECT_EQ(read("приказ от 17 апреля 2024 г. №191-о"), "приказ #191-о @2024-04-17 confirms");
  EXPECT_EQ(read("Аналитическая справка от 01.06.2024"),
            "аналитическая справка @2024-06-01 confirms");
  EXPECT_EQ(read("https://edu-priozerny.example/docs/191"),
            "ссылка <https://edu-priozerny.example/docs/191> confirms");
}

TEST(Evidence, MayBeSeveralDocuments) {
  EXPECT_EQ(read("Приказ № 5 от 01.02.2024; протокол № 2"),
            "приказ #5 @2024-02-01 confirms + протокол #2 confirms");
  EXPECT_EQ(read("Приказ № 5\nhttps://edu.example/5"),
            "приказ #5 <https://edu.example/5> confirms");
}

TEST(Evidence, ThatCannotBeFoundIsAClaim) {
  EXPECT_EQ(read("протокол"), "протокол");
  EXPECT_EQ(read("есть"), "");
  EXPECT_EQ(read_evidence("есть").size(), 1U);
  EXPECT_TRUE(read_evidence(" ").empty());
}

}  // namespace
}  // namespace vekha::facts
