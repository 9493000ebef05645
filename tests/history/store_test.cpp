#include "history/store.h"

#include "base/error.h"
#include "base/file_io.h"
#include "history/engines.h"
#include "history/schema.h"

#include <gmock/gmock.h>

#include <fstream>

namespace vekha::history {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class HistoryStore : public OnBothEngines {
 protected:
  Store open(const std::string& office = "Комитет") const { return {address_, office}; }
};

ObservationRecord reported(const std::string& value, const std::string& measure = "5") {
  return {.programme = "plan-2024",
          .measure = measure,
          .unit = "МБОУ «СОШ № 1»",
          .period = "2024-04-01..2024-06-30",
          .value = value,
          .status = "normal",
          .source = "ab12",
          .cell = "Лист1!C\t7\\"};
}

TEST_P(HistoryStore, ARunBeginsAndEndsWithItsRelease) {
  Store store = open();
  const std::string run = store.begin_run("узел-1", "2024-07-01");
  ASSERT_EQ(store.runs(10).size(), 1U);
  EXPECT_EQ(store.runs(10)[0].outcome, RunOutcome::running);
  EXPECT_FALSE(store.runs(10)[0].finished);
  store.finish_run(run, {.outcome = RunOutcome::published,
                         .release = "2024-07-01-aa",
                         .snapshot = "aa",
                         .as_of = "2024-07-01",
                         .problems = 3});
  const RunRecord record = store.runs(10)[0];
  EXPECT_EQ(record.outcome, RunOutcome::published);
  EXPECT_EQ(record.release, "2024-07-01-aa");
  EXPECT_EQ(record.node, "узел-1");
  EXPECT_EQ(record.problems, 3);
  EXPECT_GT(record.started, 1'700'000'000);
  EXPECT_TRUE(record.finished);
}

TEST_P(HistoryStore, RestatedValuesKeepWhatWasSaidBefore) {
  Store store = open();
  const std::string first = store.begin_run("n", "2024-07-01");
  EXPECT_EQ(store.record_observations(first, std::vector{reported("2"), reported("1", "6")}).added,
            2U);
  const std::string second = store.begin_run("n", "2024-08-01");
  const Changes changes =
      store.record_observations(second, std::vector{reported("3"), reported("4", "7")});
  EXPECT_EQ(changes.added, 1U);
  EXPECT_EQ(changes.restated, 1U);
  EXPECT_EQ(changes.withdrawn, 1U);

  const auto values = store.restatements("plan-2024", "5");
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0].record.value, "2");
  EXPECT_EQ(values[0].record.cell, "Лист1!C\t7\\");
  EXPECT_EQ(values[0].since_run, first);
  EXPECT_EQ(values[0].until_run, second);
  EXPECT_EQ(values[1].record.value, "3");
  EXPECT_FALSE(values[1].until_run);
  EXPECT_EQ(store.restatements("plan-2024", "6").at(0).until_run, second);
}

TEST_P(HistoryStore, TheSameValuesAgainChangeNothing) {
  Store store = open();
  const std::vector records{reported("2"), reported("1", "6")};
  store.record_observations(store.begin_run("n", "2024-07-01"), records);
  const Changes changes = store.record_observations(store.begin_run("n", "2024-07-02"), records);
  EXPECT_EQ(changes.added + changes.restated + changes.withdrawn, 0U);
  EXPECT_EQ(store.restatements("plan-2024", "5").size(), 1U);
}

TEST_P(HistoryStore, OfficesOfARegionDoNotSeeEachOther) {
  Store one = open("Первый");
  Store other = open("Второй");
  one.record_observations(one.begin_run("n", "2024-07-01"), std::vector{reported("2")});
  EXPECT_TRUE(other.runs(10).empty());
  EXPECT_TRUE(other.restatements("plan-2024", "5").empty());
  other.record_observations(other.begin_run("n", "2024-07-01"), {});
  EXPECT_FALSE(one.restatements("plan-2024", "5").at(0).until_run) << "another office ended it";
}

TEST_P(HistoryStore, ARunThatDiedIsNoticed) {
  Store store = open();
  const std::string dead = store.begin_run("n", "2024-07-01");
  store.database().execute("UPDATE runs SET seen = seen - 600");
  const std::string alive = store.begin_run("n", "2024-07-02");
  EXPECT_THAT(store.abandon_silent_runs(300), testing::ElementsAre(dead));
  for (const RunRecord& run : store.runs(10))
    EXPECT_EQ(run.outcome, run.id == dead ? RunOutcome::abandoned : RunOutcome::running);
  store.keep_alive(alive);
  EXPECT_TRUE(store.abandon_silent_runs(300).empty());
}

TEST_P(HistoryStore, DecisionsAndWhoDidWhatAreKept) {
  Store store = open();
  const std::string run = store.begin_run("n", "2024-07-01");
  const std::vector decisions{DecisionRecord{.programme = "plan-2024",
                                             .measure = "3",
                                             .field = "term",
                                             .decided = "февраль-апрель 2023",
                                             .file = "паспорт.xlsx",
                                             .sha256 = "cd"}};
  EXPECT_EQ(store.record_decisions(run, decisions).added, 1U);
  EXPECT_EQ(store.record_decisions(run, decisions).added, 0U);
  store.audit("методист", "publish", "2024-07-01-aa", "");
  store.audit("методист", "rollback", "2024-06-01-bb", "по просьбе");
  const auto log = store.audit_log(10);
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[0].action, "rollback");
  EXPECT_EQ(log[0].detail, "по просьбе");
}

TEST_P(HistoryStore, AFailureInTheMiddleLeavesNothing) {
  Store store = open();
  const std::string run = store.begin_run("n", "2024-07-01");
  store.record_observations(run, std::vector{reported("2")});
  // The second row has the first one's key, which the index refuses after the old row has ended.
  EXPECT_THROW(store.record_observations(run, std::vector{reported("3"), reported("4")}),
               ServiceError);
  const auto values = store.restatements("plan-2024", "5");
  ASSERT_EQ(values.size(), 1U);
  EXPECT_FALSE(values[0].until_run);
  EXPECT_EQ(store.record_observations(run, std::vector{reported("3")}).restated, 1U)
      << "the connection is of use after a failure";
}

TEST_P(HistoryStore, AnOlderSchemaIsBroughtForwardWithItsRows) {
  {
    Store store = open();
    store.record_observations(store.begin_run("n", "2024-07-01"), std::vector{reported("2")});
    store.database().execute("DROP TABLE tasks");
    store.database().execute("UPDATE vekha_schema SET version = 1");
  }
  Store store = open();
  EXPECT_EQ(store.database().query_one("SELECT version FROM vekha_schema"),
            std::to_string(schema_version()));
  EXPECT_EQ(store.restatements("plan-2024", "5").size(), 1U);
  EXPECT_TRUE(store.database().query("SELECT * FROM tasks").empty());
}

TEST_P(HistoryStore, ANewerSchemaIsRefusedAndLeftAlone) {
  {
    open().database().execute("UPDATE vekha_schema SET version = 99");
  }
  try {
    open();
    FAIL() << "an older program opened a newer history";
  } catch (const ServiceError& error) {
    EXPECT_EQ(error.problem().code, "history_newer");
    EXPECT_THAT(to_text(error.problem(), Language::russian), HasSubstr("обновите программу"));
  }
  Database database(address_);
  EXPECT_EQ(database.query_one("SELECT version FROM vekha_schema"), "99");
}

TEST_P(HistoryStore, ATextThatLooksLikeSqlIsText) {
  Store store = open();
  const std::string evil = "'); DROP TABLE runs; --";
  store.audit(evil, "x", evil, evil);
  EXPECT_EQ(store.audit_log(1).at(0).who, evil);
  EXPECT_TRUE(store.runs(1).empty());
}

INSTANTIATE_TEST_SUITE_P(Engines, HistoryStore, testing::Values(Engine::sqlite, Engine::postgresql),
                         engine_name);

class SqliteHistory : public testing::Test {
 protected:
  SqliteHistory() { std::filesystem::create_directories(folder_); }
  ~SqliteHistory() override { std::filesystem::remove_all(folder_); }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vekha sqlite " + std::to_string(::getpid()));
  const Address address_ = parse_address("история.db", folder_, {});
};

TEST_F(SqliteHistory, IsCopiedWhileAnotherWrites) {
  Store store(address_, "Комитет");
  store.audit("a", "b", "c", "d");
  Store writer(address_, "Комитет");
  writer.database().in_transaction([&] {
    writer.audit("half", "done", "", "");
    store.backup((folder_ / "копия.db").string());
  });
  Store copy(parse_address("копия.db", folder_, {}), "Комитет");
  ASSERT_EQ(copy.audit_log(10).size(), 1U) << "a transaction that was not over is in the copy";
  EXPECT_THROW(store.backup((folder_ / "копия.db").string()), ServiceError)
      << "an older copy was overwritten";
}

// What is wrong with the copy's place is not told as the history's fault.
TEST_F(SqliteHistory, WhereNoCopyCanBeWrittenIsNamed) {
  Store store(address_, "Комитет");
  const auto told = [&](const std::filesystem::path& file) {
    try {
      store.backup(file.string());
    } catch (const ServiceError& error) {
      return to_text(error.problem(), Language::russian);
    }
    return std::string("copied");
  };
  store.backup((folder_ / "копия.db").string());
  EXPECT_THAT(told(folder_ / "копия.db"),
              AllOf(HasSubstr("копия.db: такой файл уже есть"), HasSubstr("новый файл")));
  EXPECT_THAT(told(folder_ / "нет" / "копия.db"),
              AllOf(HasSubstr((folder_ / "нет").string()), HasSubstr("копию сюда не записать")));
}

TEST_F(SqliteHistory, ADamagedFileIsToldAndNotRepairedInSilence) {
  {
    Store store(address_, "Комитет");
    for (int i = 0; i < 2000; ++i)
      store.audit("who", "action", "subject", std::to_string(i));
    store.database().query("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream file(address_.target, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(5 * 4096 + 100);
  file << std::string(3 * 4096, '\x5a');
  file.close();
  const std::string before = read_file(address_.target);
  try {
    Store store(address_, "Комитет");
    store.check();
    FAIL() << "a damaged history passed its check";
  } catch (const ServiceError& error) {
    EXPECT_EQ(error.problem().code, "history_damaged");
    EXPECT_THAT(to_text(error.problem(), Language::russian), HasSubstr("vekha backup"));
  }
  EXPECT_EQ(read_file(address_.target), before);
}

TEST_F(SqliteHistory, AFileThatIsNoDatabaseIsNamedSo) {
  std::ofstream(address_.target) << std::string(5000, 'x');
  try {
    Store(address_, "Комитет");
    FAIL();
  } catch (const ServiceError& error) {
    EXPECT_EQ(error.problem().code, "history_damaged");
  }
}

}  // namespace
}  // namespace vekha::history
