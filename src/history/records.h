#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vekha::history {

enum class RunOutcome {
  running,
  published,
  refused,    ///< the inputs stopped it; the last release stays
  failed,     ///< we or the machine were at fault
  abandoned,  ///< it died: nobody has heard of it for a while
  drafted     ///< its release waits for a person's word
};

/// Times are seconds since 1970, UTC, by the database's clock.
struct RunRecord {
  std::string id;
  std::string node;
  std::string as_of;  ///< ISO date
  std::int64_t started = 0;
  std::optional<std::int64_t> finished;
  RunOutcome outcome = RunOutcome::running;
  std::optional<std::string> release;
  std::int64_t problems = 0;
};

struct RunResult {
  RunOutcome outcome = RunOutcome::failed;
  std::string release;   ///< empty: none
  std::string snapshot;  ///< its id; empty: none
  std::string as_of;
  std::int64_t problems = 0;
};

/// A reported value in words that can be compared: «12.5», «85 %», «done», «no data».
struct ObservationRecord {
  std::string programme;
  std::string measure;
  std::uint32_t item = 0;
  std::string unit;
  std::string period;     ///< «2024-01-01..2024-03-31»; empty: none was given
  std::uint32_t nth = 0;  ///< parts reports of the same measure, unit and period, from 0
  std::string value;
  std::string status;
  std::string evidence;
  std::string source;  ///< SHA-256 of the file
  std::string cell;
};

/// A value that an observation had for a while.
struct Restatement {
  ObservationRecord record;
  std::string since_run;
  std::optional<std::string> until_run;  ///< nullopt: it still holds
};

struct DecisionRecord {
  std::string programme;
  std::string measure;  ///< «*» for a whole programme
  std::string field;
  std::string decided;
  std::string file;
  std::string sha256;
};

struct AuditRecord {
  std::int64_t at = 0;
  std::string who;
  std::string action;
  std::string subject;
  std::string detail;
};

/// What a run changed.
struct Changes {
  std::size_t added = 0;
  std::size_t restated = 0;
  std::size_t withdrawn = 0;  ///< was reported, is in no file now
};

}  // namespace vekha::history
