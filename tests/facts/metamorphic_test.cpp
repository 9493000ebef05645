#include "facts/read_facts.h"
#include "facts/submissions.h"
#include "reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace vekha::facts {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

class Exports {
 public:
  Exports() : known_(programmes()) {
    std::string name = (fs::temp_directory_path() / "vekha-facts-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Exports() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Exports(const Exports&) = delete;
  Exports& operator=(const Exports&) = delete;

  Exports& file(const std::string& name, const std::vector<std::string>& rows, int rank = 0) {
    std::ofstream out(folder_ / name);
    out << "Дорожная карта;№;Школа;Период;Значение\n";
    for (const std::string& row : rows)
      out << row << "\n";
    SourceFile source;
    source.path = folder_ / name;
    source.name = name;
    source.rank = rank;
    files_.push_back(source);
    return *this;
  }
  Facts read() { return read_facts(files_, known_); }
  void reverse_files() { std::reverse(files_.begin(), files_.end()); }

 private:
  std::vector<roadmap::Programme> known_;
  fs::path folder_;
  std::vector<SourceFile> files_;
};

// What stands, in an order of its own: not superseded.
std::vector<std::string> standing(const Facts& facts) {
  std::vector<std::string> texts;
  for (Observation one : facts.observations) {
    const bool fallen =
        std::find(one.flags.begin(), one.flags.end(), "superseded") != one.flags.end();
    one.flags.clear();
    if (!fallen) texts.push_back(to_text(one));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

const std::vector<std::string> rows = {
    "plan-2024;4;СОШ № 1;январь 2024;1",       "plan-2024;4;СОШ № 2;январь 2024;2",
    "plan-2024;14;СОШ № 1;февраль 2024;3",     "plan-2024;4;СОШ № 1;февраль 2024;н/д",
    "plan-2024;14;СОШ № 2;февраль 2024;скоро", "district-2023;4;;2023;да"};

TEST(Metamorphic, OrderOfRowsDoesNotMatter) {
  Exports straight;
  straight.file("a.csv", rows);
  auto turned = rows;
  std::reverse(turned.begin(), turned.end());
  Exports reversed;
  reversed.file("a.csv", turned);
  EXPECT_EQ(standing(straight.read()), standing(reversed.read()));
}

TEST(Metamorphic, OrderOfFilesDoesNotMatter) {
  Exports exports;
  exports.file("a.csv", {rows[0], rows[1]})
      .file("b.csv", {rows[0], "plan-2024;4;СОШ № 2;январь 2024;5"});
  const auto before = standing(exports.read());
  exports.reverse_files();
  EXPECT_EQ(standing(exports.read()), before);
}

TEST(Metamorphic, SplittingAFileChangesNothing) {
  Exports whole;
  whole.file("a.csv", rows);
  Exports parts;
  parts.file("a1.csv", {rows.begin(), rows.begin() + 2})
      .file("a2.csv", {rows.begin() + 2, rows.end()});
  const Facts one = whole.read();
  const Facts two = parts.read();
  EXPECT_EQ(standing(one), standing(two));
  EXPECT_EQ(one.rejects.size(), two.rejects.size());
}

TEST(Metamorphic, TheSameBytesAreCountedOnce) {
  Exports exports;
  exports.file("a.csv", rows);
  const auto before = standing(exports.read());
  exports.file("копия.csv", rows);
  EXPECT_EQ(standing(exports.read()), before);
}

TEST(Contradictions, TheSourceOfHigherRankDecides) {
  Exports exports;
  exports.file("a.csv", {"plan-2024;4;СОШ № 1;январь 2024;1"}, 5)
      .file("b.csv", {"plan-2024;4;СОШ № 1;январь 2024;7"}, 1);
  const Facts facts = exports.read();
  EXPECT_THAT(standing(facts),
              testing::ElementsAre("plan-2024/4 [СОШ № 1] 2024-01-01..2024-01-31 = 1"));
  ASSERT_EQ(facts.notes.size(), 1U);
  EXPECT_THAT(facts.notes[0].text.ru, testing::HasSubstr("старшего ранга"));
  EXPECT_EQ(facts.observations.size(), 2U);  // the other stays in the history
}

std::vector<std::string> note_codes(const Facts& facts) {
  std::vector<std::string> codes;
  for (const Problem& note : facts.notes)
    codes.push_back(note.code);
  return codes;
}

TEST(OddValues, AreMarkedAndNotChanged) {
  Exports exports;
  exports.file(
      "a.csv",
      {"plan-2024;4;А;январь 2024;5", "plan-2024;4;А;февраль 2024;5", "plan-2024;4;А;март 2024;5",
       "plan-2024;4;А;апрель 2024;5", "plan-2024;14;А;май 2024;3", "plan-2024;14;Б;май 2024;4",
       "plan-2024;14;В;май 2024;3", "plan-2024;14;Г;май 2024;4", "plan-2024;14;Д;май 2024;300"});
  const Facts facts = exports.read();
  EXPECT_THAT(note_codes(facts), testing::UnorderedElementsAre("unchanged", "outlier"));
  EXPECT_EQ(facts.observations.back().value, Decimal::of(300));
}

TEST(OddValues, ARunningTotalThatFallsIsTold) {
  const FileFacts file =
      read_report({{cells({"№", "Период", "Факт нарастающим итогом"}),
                    cells({"4", "январь 2024", "5"}), cells({"4", "февраль 2024", "3"})},
                   "отчёт.csv",
                   "",
                   "plan-2024"},
                  programmes());
  Facts facts;
  facts.observations = file.observations;
  tell_odd_values(facts);
  EXPECT_THAT(note_codes(facts), testing::ElementsAre("falling_cumulative"));
}

TEST(Submissions, TellWhoIsSilentAndSinceWhen) {
  Exports exports;
  exports.file("a.csv",
               {"plan-2024;4;СОШ № 1;II квартал 2024;1", "plan-2024;4;СОШ № 2;IV квартал 2023;1",
                "plan-2024;4;СОШ № 4;май 2024;н/д"});
  SchoolList schools;
  schools.rows = {{"СОШ № 1"}, {"СОШ № 2"}, {"СОШ № 3"}, {"сош №4"}};
  const auto silent =
      silent_units(exports.read(), schools, make_date(2024, 7, 15), Rhythm::quarterly);
  ASSERT_EQ(silent.size(), 2U);
  EXPECT_EQ(silent[0], (Silence{"СОШ № 2", make_date(2023, 12, 31), make_date(2024, 1, 1)}));
  EXPECT_EQ(silent[1], (Silence{"СОШ № 3", std::nullopt, make_date(2024, 4, 1)}));
}

TEST(Submissions, APeriodIsOverAfterItsLastDay) {
  SchoolList schools;
  schools.rows = {{"СОШ № 1"}};
  EXPECT_EQ(silent_units({}, schools, make_date(2024, 6, 29), Rhythm::quarterly).at(0).since,
            make_date(2024, 1, 1));
  EXPECT_EQ(silent_units({}, schools, make_date(2024, 6, 30), Rhythm::quarterly).at(0).since,
            make_date(2024, 4, 1));
}

}  // namespace
}  // namespace vekha::facts
