#include "cli/json_text.h"

#include "table/cell.h"

#include <gtest/gtest.h>

#include <string>

namespace vekha::cli {
namespace {

std::string written(const table::Cell& cell) {
  std::string out;
  append_cell(out, cell);
  return out;
}

TEST(JsonText, QuotesTextsLikeTheLibrary) {
  std::string all = "школа «Лик» 😀";
  for (char c = 0; c < 0x7F; ++c)
    all += c;
  for (const std::string& text : {all, std::string(), std::string("\"\\\n"), std::string(3, '\0')})
    EXPECT_EQ(written(text), to_line(Json(text)));
}

TEST(JsonText, WritesNumbersAsTheFileDoesWhenJsonAllowsIt) {
  EXPECT_EQ(written(table::Number{"0.30000000000000004"}), "0.30000000000000004");
  EXPECT_EQ(written(table::Number{"1E+20"}), "1E+20");
  EXPECT_EQ(written(table::Number{"+5"}), "5");
  EXPECT_EQ(written(table::Number{"-007"}), "-7");
  EXPECT_EQ(written(table::Number{"000"}), "0");
  EXPECT_EQ(written(table::Number{".5"}), "0.5");
  EXPECT_EQ(written(table::Number{"5."}), "5");
  EXPECT_EQ(written(table::Number{"5.E+3"}), "5E+3");
  EXPECT_EQ(written(table::Number{"1e"}), "\"1e\"");
}

}  // namespace
}  // namespace vekha::cli
