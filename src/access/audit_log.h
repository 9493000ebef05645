#pragma once

#include "schedule/time_zone.h"

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

namespace vekha::access {

/// One action of a person or a program.
struct Action {
  schedule::Instant time;
  std::string who;     ///< «user:metodist», «token:0f3a…», «schedule:nightly»
  std::string from;    ///< address of the caller; empty for the service's own
  std::string what;    ///< «login», «run.start», «release.show»
  std::string target;  ///< what it was done to
  bool allowed = true;
};

/// Who did what: `audit.jsonl` of the state folder, one JSON object a line, only ever appended to
/// and flushed to disk before the action's answer goes out.
class AuditLog {
 public:
  explicit AuditLog(const std::filesystem::path& folder) : path_(folder / "audit.jsonl") {}

  /// ServiceError when it can't be written: then the action must not be done.
  void write(const Action& action) const;
  /// The last ones, newest first. Lines that a crash left unfinished are passed over.
  std::vector<Action> last(std::size_t count) const;

 private:
  std::filesystem::path path_;
  mutable std::mutex mutex_;
};

}  // namespace vekha::access
