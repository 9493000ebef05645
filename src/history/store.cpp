#include "history/store.h"

#include "base/error.h"
#include "history/database_error.h"
#include "history/schema.h"
#include "history/versioned.h"

#include <Poco/UUIDGenerator.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace vekha::history {

namespace {

constexpr std::array<std::string_view, 6> outcome_names = {"running", "published", "refused",
                                                           "failed",  "abandoned", "drafted"};

std::string name_of(RunOutcome outcome) {
  return std::string(outcome_names.at(static_cast<std::size_t>(outcome)));
}

RunOutcome outcome_of(std::string_view name) {
  for (std::size_t i = 0; i < outcome_names.size(); ++i) {
    if (outcome_names[i] == name) return static_cast<RunOutcome>(i);
  }
  return RunOutcome::failed;
}

std::string limit(std::size_t most) {
  return " LIMIT " + std::to_string(most);
}

const VersionedTable observation_table{
    .name = "observations",
    .key = {"programme", "measure", "item", "unit", "period", "nth"},
    .compared = {"value", "status", "evidence"},
    .carried = {"source", "cell"}};

const VersionedTable decision_table{.name = "decisions",
                                    .key = {"programme", "measure", "field"},
                                    .compared = {"decided"},
                                    .carried = {"file", "sha256"}};

std::vector<std::string> row_of(const ObservationRecord& one) {
  return {one.programme, one.measure, std::to_string(one.item),
          one.unit,      one.period,  std::to_string(one.nth),
          one.value,     one.status,  one.evidence,
          one.source,    one.cell};
}

Restatement restatement_of(const Values& row) {
  const auto text = [&](std::size_t column) { return row[column].value_or(""); };
  return {.record = {.programme = text(0),
                     .measure = text(1),
                     .item = static_cast<std::uint32_t>(to_number(row[2])),
                     .unit = text(3),
                     .period = text(4),
                     .nth = static_cast<std::uint32_t>(to_number(row[5])),
                     .value = text(6),
                     .status = text(7),
                     .evidence = text(8),
                     .source = text(9),
                     .cell = text(10)},
          .since_run = text(11),
          .until_run = row[12]};
}

}  // namespace

Store::Store(const Address& address, std::string office)
    : database_(address), office_(std::move(office)) {
  migrate(database_);
}

std::string Store::begin_run(const std::string& node, const std::string& as_of) {
  std::string id = Poco::UUIDGenerator::defaultGenerator().createRandom().toString();
  const std::string now = database_.now_seconds();
  database_.execute(
      "INSERT INTO runs (id, office, node, as_of, started, seen, outcome) VALUES ($1, $2, $3, "
      "$4, " +
          now + ", " + now + ", 'running')",
      {id, office_, node, as_of});
  return id;
}

void Store::keep_alive(const std::string& run) {
  database_.execute("UPDATE runs SET seen = " + database_.now_seconds() + " WHERE id = $1", {run});
}

void Store::finish_run(const std::string& run, const RunResult& result) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  const std::string now = database_.now_seconds();
  database_.in_transaction([&] {
    database_.execute(
        "UPDATE runs SET outcome = $1, release_name = $2, snapshot = $3, problems = " +
            std::to_string(result.problems) + ", finished = " + now + ", seen = " + now +
            " WHERE id = $4",
        {name_of(result.outcome), or_null(result.release), or_null(result.snapshot), run});
    if (result.outcome != RunOutcome::published) return;
    // The same inputs give the same release: a second run of them keeps the first one's record.
    database_.execute(
        "INSERT INTO releases (office, name, run, snapshot, as_of, published) VALUES ($1, $2, $3, "
        "$4, $5, " +
            now + ") ON CONFLICT DO NOTHING",
        {office_, result.release, run, result.snapshot, result.as_of});
  });
}

std::vector<std::string> Store::abandon_silent_runs(std::int64_t seconds) {
  std::vector<std::string> ids;
  database_.in_transaction([&] {
    const auto rows = database_.query(
        "SELECT id FROM runs WHERE office = $1 AND outcome = "
        "'running' AND seen < " +
            database_.now_seconds() + " - " + std::to_string(seconds),
        {office_});
    for (const Values& row : rows) {
      database_.execute("UPDATE runs SET outcome = 'abandoned', finished = seen WHERE id = $1",
                        {row[0]});
      ids.push_back(row[0].value_or(""));
    }
  });
  return ids;
}

std::vector<RunRecord> Store::runs(std::size_t most) {
  std::vector<RunRecord> records;
  const auto rows = database_.query(
      "SELECT id, node, as_of, started, finished, outcome, release_name, problems FROM runs WHERE "
      "office = $1 ORDER BY started DESC, id" +
          limit(most),
      {office_});
  records.reserve(rows.size());
  for (const Values& row : rows) {
    records.push_back({.id = row[0].value_or(""),
                       .node = row[1].value_or(""),
                       .as_of = row[2].value_or(""),
                       .started = to_number(row[3]),
                       .finished = row[4] ? std::optional(to_number(row[4])) : std::nullopt,
                       .outcome = outcome_of(row[5].value_or("")),
                       .release = row[6],
                       .problems = to_number(row[7])});
  }
  return records;
}

Changes Store::record_observations(const std::string& run,
                                   std::span<const ObservationRecord> records) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(records.size());
  for (const ObservationRecord& record : records)
    rows.push_back(row_of(record));
  return record_versions(database_, observation_table, {.office = office_, .run = run}, rows);
}

std::vector<Restatement> Store::restatements(const std::string& programme,
                                             const std::string& measure) {
  std::vector<Restatement> all;
  const auto rows = database_.query(
      "SELECT programme, measure, item, unit, period, nth, value, status, evidence, source, cell, "
      "since_run, until_run FROM observations WHERE office = $1 AND programme = $2 AND measure = "
      "$3 ORDER BY id",
      {office_, programme, measure});
  all.reserve(rows.size());
  for (const Values& row : rows)
    all.push_back(restatement_of(row));
  return all;
}

Changes Store::record_decisions(const std::string& run, std::span<const DecisionRecord> records) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(records.size());
  for (const DecisionRecord& one : records)
    rows.push_back({one.programme, one.measure, one.field, one.decided, one.file, one.sha256});
  return record_versions(database_, decision_table, {.office = office_, .run = run}, rows);
}

void Store::audit(const std::string& who, const std::string& action, const std::string& subject,
                  const std::string& detail) {
  database_.execute("INSERT INTO audit (office, at, who, action, subject, detail) VALUES ($1, " +
                        database_.now_seconds() + ", $2, $3, $4, $5)",
                    {office_, who, action, subject, detail});
}

std::vector<AuditRecord> Store::audit_log(std::size_t most) {
  std::vector<AuditRecord> records;
  const auto rows = database_.query(
      "SELECT at, who, action, subject, detail FROM audit WHERE office = $1 ORDER BY id DESC" +
          limit(most),
      {office_});
  records.reserve(rows.size());
  for (const Values& row : rows) {
    records.push_back({.at = to_number(row[0]),
                       .who = row[1].value_or(""),
                       .action = row[2].value_or(""),
                       .subject = row[3].value_or(""),
                       .detail = row[4].value_or("")});
  }
  return records;
}

void Store::check() {
  if (database_.engine() != Engine::sqlite) return;
  const std::string verdict = database_.query_one("PRAGMA quick_check").value_or("");
  if (verdict != "ok") throw database_error(database_.address(), "malformed: " + verdict);
}

namespace {

// SQLite would speak of the history where the copy's place is at fault.
void require_room_for(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    throw ServiceError({.place = {.file = file.string()},
                        .code = "backup_exists",
                        .text = {"такой файл уже есть", "there is such a file already"},
                        .advice = {"назовите для копии новый файл", "name a new file"}});
  }
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  if (::access(folder.c_str(), W_OK | X_OK) == 0) return;
  const std::string reason = std::generic_category().message(errno);
  throw ServiceError(
      {.place = {.file = folder.string()},
       .code = "backup_not_writable",
       .text = {"копию сюда не записать: " + reason, "the copy can't be written here: " + reason},
       .advice = {"назовите папку, которая есть и доступна для записи",
                  "name a folder that exists and can be written"}});
}

}  // namespace

void Store::backup(const std::string& file) {
  if (database_.engine() != Engine::sqlite) {
    throw ServiceError(
        {.place = {.file = database_.address().shown},
         .code = "backup_elsewhere",
         .text = {"историю в PostgreSQL копирует сам PostgreSQL",
                  "a history in PostgreSQL is backed up by PostgreSQL itself"},
         .advice = {"используйте pg_dump или pg_basebackup", "use pg_dump or pg_basebackup"}});
  }
  require_room_for(file);
  database_.execute("VACUUM INTO $1", {file});
}

}  // namespace vekha::history
