#include "history/schema.h"

#include "base/error.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::history {

namespace {

/// One step forward: statements, parted by «;». «$ID» is the engine's own counting key. A step that
/// has been in a release is never changed; what comes later is a step of its own.
constexpr std::array<std::string_view, 2> steps = {
    // 1: runs, releases, observations, decisions, the audit log
    R"(
CREATE TABLE runs (
  id TEXT PRIMARY KEY, office TEXT NOT NULL, node TEXT NOT NULL, as_of TEXT NOT NULL,
  started BIGINT NOT NULL, seen BIGINT NOT NULL, finished BIGINT,
  outcome TEXT NOT NULL, release_name TEXT, snapshot TEXT, problems BIGINT NOT NULL DEFAULT 0);
CREATE INDEX runs_by_office ON runs (office, started);
CREATE TABLE releases (
  office TEXT NOT NULL, name TEXT NOT NULL, run TEXT NOT NULL REFERENCES runs (id),
  snapshot TEXT NOT NULL, as_of TEXT NOT NULL, published BIGINT NOT NULL,
  PRIMARY KEY (office, name));
CREATE TABLE observations (
  id $ID, office TEXT NOT NULL, programme TEXT NOT NULL, measure TEXT NOT NULL,
  item TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, nth TEXT NOT NULL,
  value TEXT NOT NULL, status TEXT NOT NULL, evidence TEXT NOT NULL,
  source TEXT NOT NULL, cell TEXT NOT NULL,
  since_run TEXT NOT NULL REFERENCES runs (id), until_run TEXT REFERENCES runs (id));
CREATE UNIQUE INDEX observations_now ON observations
  (office, programme, measure, item, unit, period, nth) WHERE until_run IS NULL;
CREATE INDEX observations_of_measure ON observations (office, programme, measure);
CREATE TABLE decisions (
  id $ID, office TEXT NOT NULL, programme TEXT NOT NULL, measure TEXT NOT NULL,
  field TEXT NOT NULL, decided TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
  since_run TEXT NOT NULL REFERENCES runs (id), until_run TEXT REFERENCES runs (id));
CREATE UNIQUE INDEX decisions_now ON decisions (office, programme, measure, field)
  WHERE until_run IS NULL;
CREATE TABLE audit (
  id $ID, office TEXT NOT NULL, at BIGINT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL, detail TEXT NOT NULL))",
    // 2: work shared by several nodes
    R"(
CREATE TABLE tasks (
  id $ID, batch TEXT NOT NULL, office TEXT NOT NULL, state TEXT NOT NULL, node TEXT,
  claim BIGINT NOT NULL DEFAULT 0, seen BIGINT, UNIQUE (batch, office));
CREATE INDEX tasks_waiting ON tasks (state, id))",
};

std::string for_engine(std::string_view statement, Engine engine) {
  std::string text(statement);
  const std::string key = engine == Engine::sqlite
                              ? "INTEGER PRIMARY KEY"
                              : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
  for (std::size_t at = text.find("$ID"); at != std::string::npos; at = text.find("$ID", at))
    text.replace(at, 3, key);
  return text;
}

void take_step(Database& database, std::size_t step) {
  std::string_view rest = steps[step];
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    database.execute(for_engine(rest.substr(0, end), database.engine()));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  database.execute("UPDATE vekha_schema SET version = " + std::to_string(step + 1));
}

std::size_t version_of(Database& database) {
  const std::string text = database.query_one("SELECT version FROM vekha_schema").value_or("0");
  std::size_t version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

// Two programs may open a new database at once: the second waits here and finds the work done.
void make_version_table(Database& database) {
  if (database.engine() == Engine::postgresql)
    database.query("SELECT pg_advisory_xact_lock(7236834)");
  database.execute("CREATE TABLE IF NOT EXISTS vekha_schema (version BIGINT NOT NULL)");
  if (database.query("SELECT version FROM vekha_schema").empty())
    database.execute("INSERT INTO vekha_schema VALUES (0)");
}

ServiceError newer_schema(const Database& database, std::size_t found) {
  const std::string number = std::to_string(found);
  const std::string known = std::to_string(schema_version());
  return ServiceError({.place = {.file = database.address().shown},
                       .code = "history_newer",
                       .text = {"историю ведёт более новая Веха: схема " + number +
                                    ", эта программа знает схемы до " + known,
                                "a newer Vekha keeps this history: schema " + number +
                                    ", this program knows schemas up to " + known},
                       .advice = {"обновите программу; история не тронута",
                                  "upgrade the program; the history was left as it is"}});
}

}  // namespace

std::size_t schema_version() {
  return steps.size();
}

void migrate(Database& database) {
  database.in_transaction([&] {
    make_version_table(database);
    const std::size_t found = version_of(database);
    if (found > steps.size()) throw newer_schema(database, found);
    for (std::size_t step = found; step < steps.size(); ++step)
      take_step(database, step);
  });
}

}  // namespace vekha::history
