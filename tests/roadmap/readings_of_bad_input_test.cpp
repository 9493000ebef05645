// Whatever the bytes: a reading or a question, never a crash, in time that grows with the text.
#include "roadmap/reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace vekha::roadmap {

namespace {

ReadingContext everything_known() {
  ReadingContext context;
  context.programme = year_period(2024);
  context.approved = make_date(2024, 4, 17);
  context.indicator = "Доля школ, не достигших порога; приказ, справки";
  context.year_columns = {2023, 2024};
  context.year_values = {"99999999999999999999", "99999999999999999999"};
  return context;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes)
    out += piece;
  return out;
}

bool has_flag(const std::vector<std::string>& flags, std::string_view name) {
  return std::find(flags.begin(), flags.end(), name) != flags.end();
}

TEST(BadInput, LongTextsAreReadToTheirEnd) {
  constexpr std::size_t bytes = 200'000;
  for (const std::string_view piece : {"1;3, ",
                                       "март, ",
                                       "(",
                                       ")",
                                       "«март» ",
                                       "1.2.",
                                       "5-",
                                       "с е н ",
                                       "абвгдеж ",
                                       "ШНОР ",
                                       "МО, ",
                                       "до ",
                                       "не менее ",
                                       "5 из ",
                                       "каждая школа ",
                                       "<b",
                                       "одна тысяча ",
                                       "п.п. ",
                                       "приказ, справка; ",
                                       "года, следующего за ",
                                       "2023 г. – 5, ",
                                       "100 % педагогов и ",
                                       "9",
                                       "\xFF\xFE",
                                       "начало и "}) {
    const std::string text = repeated(piece, bytes);
    const TermReading term = read_term(text, everything_known());
    const PlanReading plan = read_plan(text, everything_known());
    EXPECT_TRUE(term.kind != TermKind::invalid || term.needs_decision) << piece;
    EXPECT_FALSE(to_text(plan).empty()) << piece;
  }
}

// A rule that calls itself for what follows would go as deep as the text is long.
TEST(BadInput, NoRuleNestsWithoutBound) {
  for (const std::string_view piece : {"конец ", "начало, середина, конец ", "до конца начала ",
                                       "2024 г.: ", "с конца по ", "осенне-"}) {
    const std::string text = repeated(piece, 2 << 20);
    EXPECT_FALSE(to_text(read_term(text, everything_known())).empty()) << piece;
    EXPECT_FALSE(to_text(read_plan(text, everything_known())).empty()) << piece;
  }
}

TEST(BadInput, AMegabyteOfProseIsRead) {
  const std::string text = repeated(
      "Проведение не менее 3 семинаров для педагогов школ с низкими результатами; ", 1 << 20);
  EXPECT_EQ(read_plan(text, {}).kind, PlanKind::multi);
  EXPECT_TRUE(read_term(text, {}).needs_decision);
}

TEST(BadInput, TenThousandDatesAreTenThousandCheckpointsAtMost) {
  std::string text;
  for (int i = 0; i < 10'000; ++i)
    text += to_russian(add_days(make_date(2000, 1, 1), i)) + ", ";
  const TermReading reading = read_term(text, {});
  EXPECT_EQ(reading.kind, TermKind::points);
  EXPECT_EQ(reading.due.size(), 10'000U);
  EXPECT_TRUE(std::is_sorted(reading.due.begin(), reading.due.end()));
}

TEST(BadInput, ANumberBeyondAllBoundsIsAQuestion) {
  for (const std::string_view text :
       {"99999999999999999999", "не менее 99999999999999999999 школ", "9999999999999,5",
        "от 1 до 99999999999999999999", "999 999 999 999 999 999 человек"}) {
    const PlanReading reading = read_plan(text, {});
    EXPECT_TRUE(reading.needs_decision) << text << "\n " << to_text(reading);
  }
  EXPECT_TRUE(has_flag(read_plan("99999999999999999999", {}).flags, "out_of_range"));
}

TEST(BadInput, DatesThatDoNotExistAreQuestions) {
  for (const std::string_view text :
       {"31.11.2024", "0.0.2024", "99.99.2024", "30 февраля", "45 мая 2024",
        "до 31 сентября 2024 г.", "с 30.02.2024 по 31.03.2024"}) {
    const TermReading reading = read_term(text, everything_known());
    EXPECT_TRUE(reading.needs_decision) << text << "\n " << to_text(reading);
    EXPECT_TRUE(reading.due.empty()) << text << "\n " << to_text(reading);
  }
}

TEST(BadInput, RandomBytesGiveAReading) {
  std::mt19937 random(20240417);
  static constexpr std::string_view letters =
      "абвгдежзиклмнопрстуфхАМНОРС 0123456789%.,;:-–—/()«»№\n\t\xD0\xFF";
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    const std::size_t size = random() % 60;
    for (std::size_t i = 0; i < size; ++i)
      text.push_back(letters[random() % letters.size()]);
    const TermReading term = read_term(text, everything_known());
    EXPECT_TRUE(std::is_sorted(term.due.begin(), term.due.end())) << text;
    EXPECT_TRUE(!term.start || !term.end || *term.start <= *term.end) << text << to_text(term);
    EXPECT_EQ(read_plan(text, everything_known()), read_plan(text, everything_known())) << text;
  }
}

}  // namespace

}  // namespace vekha::roadmap
