#pragma once

#include "http/message.h"
#include "report/snapshot.h"
#include "service/run.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vekha::web {

/// The figures that the released site shows, as values: what the API and notes on demand are made
/// from.
struct Published {
  std::shared_ptr<const report::Snapshot> snapshot;
  std::string release;
  bool matches = false;  ///< the snapshot is the release's own; false: inputs have changed since
};

/// Holds them for all threads, and the notes that were made from them. After a run its own snapshot
/// is taken; after a start or a roll-back the inputs are evaluated again as of the release's day,
/// and compared by the snapshot's id.
class LiveReport {
 public:
  Published get() const;
  void set(Published published);

  /// A text made once for each snapshot and key.
  http::SharedText note(const std::string& key, const std::function<std::string()>& make);

  /// The figures of another reporting period, made once for each snapshot and one period at a time:
  /// it is the work of a whole run. What `make` throws is passed on.
  using Figures = std::shared_ptr<const report::Snapshot>;
  Figures of_period(const Period& period, const std::function<Figures()>& make);

 private:
  mutable std::mutex mutex_;
  Published published_;
  std::map<std::string, http::SharedText> notes_;
  std::mutex making_;  ///< held while the figures of a period are made
  std::map<std::pair<Date, Date>, Figures> periods_;
};

/// Whether the release's name, «2024-07-01-a41f09c2», is that of the snapshot.
bool is_of_release(const report::Snapshot& snapshot, const std::string& release);
/// The day in a release's name; nullopt when it has none.
std::optional<Date> day_of_release(const std::string& release);

}  // namespace vekha::web
