#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "evaluation/evaluation.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What changed since the release before. Releases are compared by the little that each keeps of
/// itself («data/state.json»), so an old release can be read by a newer Vekha.
namespace vekha::report {

struct Snapshot;

/// One step of a measure's history: from that as-of date on it had that status.
struct HistoryStep {
  Date as_of{};
  evaluation::Status status = evaluation::Status::no_data;
  bool operator==(const HistoryStep&) const = default;
};

/// What a release keeps of one measure.
struct MeasureState {
  std::string id;
  std::string number;
  std::string title;
  evaluation::Status status = evaluation::Status::no_data;
  std::optional<Decimal> plan;
  std::optional<Decimal> actual;
  bool percent = false;
  std::string plan_text;             ///< as the document has it
  std::string term_text;             ///< as the document has it
  std::vector<HistoryStep> history;  ///< oldest first; the last step holds the status above
};

struct ProgrammeState {
  std::string id;
  std::string title;
  evaluation::Ratio srm;
  std::vector<MeasureState> measures;  ///< in the document's order
};

struct State {
  std::string release;  ///< name of the release it was read from; empty: not published yet
  std::string id;       ///< of the snapshot
  Date as_of = make_date(1970, 1, 1);
  std::vector<ProgrammeState> programmes;
};

struct Change {
  enum class Kind {
    programme_added,
    programme_removed,
    measure_added,
    measure_removed,
    status,  ///< before, after: codes («NOT_DUE»)
    actual,  ///< before, after: numbers in the plain form of base/decimal.h; empty: none
    plan,    ///< before, after: the document's texts
    term     ///< before, after: the document's texts
  };
  Kind kind = Kind::status;
  std::string programme_id;
  std::string measure_id;  ///< empty: of the programme as a whole
  std::string title;       ///< of the measure or programme, with its printed number
  std::string before;
  std::string after;
  bool percent = false;  ///< of Kind::actual
  bool operator==(const Change&) const = default;
};

struct ReleaseEntry {
  std::string name;  ///< «2024-07-01-a41f09c2»
  Date as_of;
};

struct Changes {
  std::string release;                 ///< what this release will be called
  std::vector<ReleaseEntry> releases;  ///< those that are kept, this one among them; oldest first
  bool releases_linked = true;         ///< the others lie beside this one wherever visitors find it
  std::optional<State> previous;       ///< nullopt: there is no earlier release
  std::vector<Change> list;  ///< by programme, then measure, in the order of the new snapshot
  /// History of every measure up to this snapshot, by programme and measure id.
  std::map<std::pair<std::string, std::string>, std::vector<HistoryStep>> history;
};

/// What a release of this snapshot keeps of itself; histories are those of `snapshot.changes`.
State state_of(const Snapshot& snapshot);

/// Compares by ids of programmes and measures.
Changes changes_since(std::optional<State> previous, const Snapshot& snapshot);

}  // namespace vekha::report
