#pragma once

#include "history/database.h"
#include "history/records.h"

#include <span>
#include <string>
#include <vector>

namespace vekha::history {

/// The history of one office in a database that many may share. Opening brings the schema forward.
/// Every method is one transaction; failures as in Database.
class Store {
 public:
  /// `office` parts the offices of a region: the workspace's name.
  Store(const Address& address, std::string office);

  /// Returns the run's id. `node` names this machine and process.
  std::string begin_run(const std::string& node, const std::string& as_of);
  /// Says that the run still lives; call it now and then.
  void keep_alive(const std::string& run);
  /// With outcome published the release is recorded too.
  void finish_run(const std::string& run, const RunResult& result);
  /// Runs that said nothing for `seconds` become abandoned; returns their ids.
  std::vector<std::string> abandon_silent_runs(std::int64_t seconds);
  /// Newest first.
  std::vector<RunRecord> runs(std::size_t most);

  /// The office's observations as of this run: new ones are added, changed ones end and begin
  /// anew, vanished ones end. Nothing is ever deleted or overwritten.
  Changes record_observations(const std::string& run, std::span<const ObservationRecord> records);
  /// All values that the measure's observations ever had, oldest first.
  std::vector<Restatement> restatements(const std::string& programme, const std::string& measure);

  Changes record_decisions(const std::string& run, std::span<const DecisionRecord> records);

  void audit(const std::string& who, const std::string& action, const std::string& subject,
             const std::string& detail);
  /// Newest first.
  std::vector<AuditRecord> audit_log(std::size_t most);

  /// SQLite: pages and indexes checked; ServiceError when something is damaged. PostgreSQL keeps
  /// its own.
  void check();
  /// A consistent copy while others write: SQLite only, for PostgreSQL has pg_dump. ServiceError
  /// when `file` exists or can't be written.
  void backup(const std::string& file);

  Database& database() { return database_; }

 private:
  Database database_;
  std::string office_;
};

}  // namespace vekha::history
