#pragma once

#include "base/problem.h"
#include "schedule/time_zone.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::service {

using schedule::Instant;

enum class RunState {
  queued,
  running,
  published,
  refused,  ///< the inputs are at fault: nothing was published
  failed,   ///< we or the machine are at fault
  stopped,  ///< by a person, or with the service
  timed_out,
  abandoned,  ///< the process ended during it; found at the next start
  drafted     ///< its release waits for a person's word
};

std::string_view name_of(RunState state);
std::optional<RunState> run_state_of(std::string_view name);
bool is_over(RunState state);

/// What is kept of a run.
struct RunRecord {
  std::string id;       ///< "20240701-053000-1f3a"
  std::string trigger;  ///< «schedule:nightly», «user:metodist», «token:0f3a12»
  std::string node;     ///< «host:pid» that it is made on
  RunState state = RunState::queued;
  Instant created;
  std::optional<Instant> started;
  std::optional<Instant> ended;
  int attempt = 1;
  std::string release;   ///< what it published
  std::string draft;     ///< what it laid among the drafts: as asked, or because a check stopped it
  std::string snapshot;  ///< id of its snapshot
  std::string as_of;
  std::size_t fatal = 0;
  std::size_t warnings = 0;
  std::size_t remarks = 0;
  Words message;  ///< how it ended
};

/// Where runs are kept. The files' one stands here; a database's may stand in its place.
class RunStore {
 public:
  virtual ~RunStore() = default;
  virtual void put(const RunRecord& record) = 0;
  virtual std::optional<RunRecord> find(const std::string& id) const = 0;
  /// Newest first.
  virtual std::vector<RunRecord> list(std::size_t most) const = 0;
  virtual void put_problems(const std::string& id, const Problems& problems) = 0;
  virtual Problems problems(const std::string& id) const = 0;
  virtual void append_log(const std::string& id, const std::string& line) = 0;
  virtual std::string log(const std::string& id) const = 0;
};

}  // namespace vekha::service
