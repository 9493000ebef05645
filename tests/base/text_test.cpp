#include "base/text.h"

#include "base/error.h"
#include "base/sha256.h"
#include "base/toml.h"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Text, KeyFoldsCaseBlanksAndYo) {
  EXPECT_EQ(text::key("  Отчёт\u00A0 О\nработе "), "отчет о работе");
  EXPECT_EQ(text::key("меро\u00ADприятие"), "мероприятие");
}

TEST(Text, TellsUtf8FromOtherBytes) {
  EXPECT_TRUE(text::is_utf8("Привет"));
  EXPECT_FALSE(text::is_utf8("\xCF\xF0\xE8"));
  EXPECT_FALSE(text::is_utf8("\xD0"));
  EXPECT_FALSE(text::is_utf8("\xC0\xAF")) << "overlong";
  EXPECT_FALSE(text::is_utf8("\xED\xA0\x80")) << "surrogate";
}

TEST(Text, CountsAndCutsByLetters) {
  EXPECT_EQ(text::length("Ёлка"), 4U);
  EXPECT_EQ(text::shortened("Ёлка", 4), "Ёлка");
  EXPECT_EQ(text::shortened("одно два три четыре", 10), "одно два…");
  EXPECT_EQ(text::trim("\u00A0 а б \n"), "а б");
}

TEST(Sha256, AgreesWithTheStandardsExample) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Problem, NamesPlaceFindingAndRemedy) {
  const Problem problem{
      .place = {.file = "план.xlsx", .sheet = "План", .row = 7, .column = 3, .cell_address = true},
      .code = "date",
      .text = {"ждали дату, стоит «скоро»", "expected a date, found «скоро»"},
      .advice = {"впишите дату", "write a date"}};
  EXPECT_EQ(to_text(problem, Language::russian),
            "план.xlsx, лист «План», C7: ждали дату, стоит «скоро». Что делать: впишите дату");
  EXPECT_EQ(
      to_text(problem, Language::english),
      "план.xlsx, sheet «План», C7: expected a date, found «скоро». What to do: write a date");
}

TEST(Toml, ErrorsNameTheLine) {
  try {
    Toml::parse("a = 1\nb = = 2\n", "vekha.toml");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problem().place.row, 2U);
  }
}

}  // namespace
}  // namespace vekha
