#include "facts/read_facts.h"
#include "reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

namespace vekha::facts {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

class CsvFile {
 public:
  explicit CsvFile(const std::string& text)
      : path_(fs::temp_directory_path() / ("vekha-rows-" + std::to_string(::getpid()) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~CsvFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Outcome {
  std::vector<std::string> observations;
  std::vector<std::string> rejects;
  std::uint64_t taken = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;
  bool operator==(const Outcome&) const = default;
};

std::vector<std::string> texts_with_places(const std::vector<Observation>& all) {
  std::vector<std::string> texts;
  for (const Observation& one : all) {
    texts.push_back(to_words(one.place).ru + ": " + to_text(one) + " «" + one.raw + "» " +
                    std::to_string(one.evidence.size()));
  }
  return texts;
}

Outcome outcome_of(const FileFacts& file, const std::vector<Observation>& observations) {
  Outcome outcome{.observations = texts_with_places(observations),
                  .rejects = {},
                  .taken = file.rows_taken,
                  .rejected = file.rows_rejected,
                  .skipped = file.rows_skipped};
  for (const Reject& reject : file.rejects)
    outcome.rejects.push_back(to_text(reject.problem, Language::russian) + reject.raw);
  return outcome;
}

// Every row by RowReader, all kept until the end.
Outcome the_long_way(const fs::path& path, const std::vector<roadmap::Programme>& known) {
  const SourceFile file{.path = path, .name = "отчёт.csv"};
  Matcher matcher(known);
  ObservationSink sink(file, 0, matcher);
  table::read(path, sink);
  FileFacts found = sink.finish();
  Facts facts;
  facts.observations = std::move(found.observations);
  settle_contradictions(facts);
  return outcome_of(found, facts.observations);
}

Outcome the_short_way(const fs::path& path, const std::vector<roadmap::Programme>& known) {
  const SourceFile file{.path = path, .name = "отчёт.csv"};
  Matcher matcher(known);
  FactStore store;
  ObservationSink sink(file, 0, matcher, &store);
  table::read(path, sink);
  return outcome_of(sink.finish(), store.everything());
}

// Rows of which any part may be odd, in an order that leaves much to the rows above.
std::string random_rows(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto one_of = [&](std::initializer_list<const char*> texts) {
    return std::string(*(texts.begin() + random() % texts.size()));
  };
  std::string text =
      "Дорожная карта;Раздел;№;Школа;Период;Значение;Дата выполнения;Документ;Нарастающим итогом\n";
  for (int i = 0; i < count; ++i) {
    text += one_of({"plan-2024", "plan-2024", "plan-2024", "district-2023", "", "нет такой"}) + ";";
    text += one_of({"I", "", "Мониторинги"}) + ";";
    text += one_of({"4", "4", "5", "4.1", "1", "14", "", "99", "Итого"}) + ";";
    text += one_of({"СОШ № 1", "СОШ № 2", "«СОШ № 2»", "", "Всего"}) + ";";
    text += one_of({"май 2024", "май", "июнь", "2024", "I квартал 2024", "", "когда-то"}) + ";";
    text += one_of({"1", "2", "2,5", "0", "85", "0,85", "120", "85 %", "да", "н/д", "скоро", "-3",
                    "3 из 4", "1;3", "007"}) +
            ";";
    text += one_of({"", "", "", "12.05.2024", "завтра"}) + ";";
    text += one_of({"", "", "протокол № 3", "приказ"}) + ";";
    text += one_of({"", "", "", "да"}) + "\n";
  }
  return text;
}

std::vector<roadmap::Programme> known_programmes() {
  std::vector<roadmap::Programme> known = programmes();
  auto& plan = known[0].tables[0].sections[0].measures[1].plan_reading;
  plan.kind = roadmap::PlanKind::percent;
  plan.value = Decimal::of(80);
  return known;
}

std::string first_difference(const std::vector<std::string>& found,
                             const std::vector<std::string>& expected) {
  const auto [a, b] = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  if (a == found.end() && b == expected.end()) return "";
  return "found «" + (a == found.end() ? "nothing" : *a) + "», expected «" +
         (b == expected.end() ? "nothing" : *b) + "»";
}

TEST(KnownRows, AreReadAsByTheLongWay) {
  const auto known = known_programmes();
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const CsvFile file(random_rows(seed, 250));
    const Outcome expected = the_long_way(file.path(), known);
    const Outcome found = the_short_way(file.path(), known);
    EXPECT_EQ(first_difference(found.observations, expected.observations), "") << "seed " << seed;
    EXPECT_EQ(first_difference(found.rejects, expected.rejects), "") << "seed " << seed;
    EXPECT_TRUE(found == expected) << "seed " << seed;
  }
}

TEST(KnownRows, FollowSchoolsThatHeadTheirRows) {
  std::string rows = "Отчёт за 2024 год\nДорожная карта;№;Период;Значение\n";
  for (int round = 0; round < 3; ++round) {
    for (const char* school : {"МБОУ СОШ № 1", "Гимназия № 2"}) {
      rows += std::string(school) + ";;;\n";
      for (const char* row :
           {"plan-2024;4;май 2024;1\n", "plan-2024;5;май 2024;2\n", "plan-2024;4;июнь 2024;3\n"})
        rows += row;
    }
  }
  const CsvFile file(rows);
  const auto known = known_programmes();
  const Outcome expected = the_long_way(file.path(), known);
  const Outcome found = the_short_way(file.path(), known);
  EXPECT_EQ(first_difference(found.observations, expected.observations), "");
  EXPECT_TRUE(found == expected);
  EXPECT_THAT(expected.observations,
              testing::Contains(testing::HasSubstr("plan-2024/4 [Гимназия № 2] 2024-05-01")));
}

TEST(KnownRows, TakePeriodsOfTwoColumnsAndOfASchoolYear) {
  const auto known = known_programmes();
  for (const char* rows :
       {"Дорожная карта;№;Период с;Период по;Значение\nplan-2024;4;01.01.2024;31.01.2024;1\n"
        "plan-2024;4;01.02.2024;29.02.2024;2\nplan-2024;4;01.01.2024;31.01.2024;3\n",
        "Отчёт за 2023/24 учебный год\nДорожная карта;№;Месяц;Значение\nplan-2024;4;январь;1\n"
        "plan-2024;4;сентябрь;2\nplan-2024;5;январь;3\nplan-2024;5;сентябрь;4\n"}) {
    const CsvFile file(rows);
    EXPECT_TRUE(the_short_way(file.path(), known) == the_long_way(file.path(), known)) << rows;
  }
}

TEST(KnownRows, FollowHeadingsOfSections) {
  const auto known = known_programmes();
  std::string text = "№;Школа;Период;Значение\n";
  for (const char* heading : {"I. Организационные мероприятия", "II. Мониторинги"}) {
    text += std::string(heading) + "\n";
    for (int i = 1; i < 9; ++i)
      text += "1;СОШ № " + std::to_string(i % 3) + ";май 2024;" + std::to_string(i) + "\n";
  }
  std::vector<roadmap::Programme> plan = {known[0]};
  const CsvFile file(text);
  const Outcome found = the_short_way(file.path(), plan);
  const Outcome expected = the_long_way(file.path(), plan);
  EXPECT_EQ(first_difference(found.observations, expected.observations), "");
  EXPECT_EQ(first_difference(found.rejects, expected.rejects), "");
}

// Over a megabyte: the file is split on a thread of its own.
TEST(KnownRows, AreTheSameWhenReadAhead) {
  const auto known = known_programmes();
  const CsvFile file(random_rows(7, 30'000));
  ASSERT_GT(fs::file_size(file.path()), std::uintmax_t{1} << 20U);
  const SourceFile source{.path = file.path(), .name = "отчёт.csv"};
  const StoredFacts stored = read_stored_facts(std::span(&source, 1), known);
  EXPECT_EQ(first_difference(texts_with_places(stored.store.everything()),
                             the_short_way(file.path(), known).observations),
            "");
}

TEST(KnownRows, KeepTheFirstFallenAndCountTheRest) {
  const auto known = known_programmes();
  std::string text = "№;Школа;Период;Значение\n";
  for (int i = 1; i <= 30; ++i)
    text += "4;СОШ № 1;май 2024;" + std::to_string(i) + "\n";
  const CsvFile file(text);
  const SourceFile source{
      .path = file.path(), .name = "отчёт.csv", .programme_id = std::string("plan-2024")};
  const StoredFacts stored = read_stored_facts(std::span(&source, 1), known);
  const auto all = stored.store.everything();
  EXPECT_EQ(stored.store.size(), 1U);
  ASSERT_EQ(all.size(), 1U + FactStore::fallen_kept);
  EXPECT_EQ(all.back().value, Decimal::of(30));
  const Problems told = stored.store.contradictions();
  ASSERT_EQ(told.size(), 1U + FactStore::fallen_kept);
  EXPECT_EQ(told.back().code, "contradictions_more");
  EXPECT_EQ(told.back().text.ru.find("26") != std::string::npos, true) << told.back().text.ru;
}

}  // namespace
}  // namespace vekha::facts
