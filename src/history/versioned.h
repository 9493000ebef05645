#pragma once

#include "history/database.h"
#include "history/records.h"

#include <span>
#include <string>
#include <vector>

namespace vekha::history {

/// A table whose rows end (until_run) and begin anew (since_run), and are never overwritten.
struct VersionedTable {
  std::string name;
  std::vector<std::string> key;       ///< beside the office: what a row is about
  std::vector<std::string> compared;  ///< a difference in these ends the row
  std::vector<std::string> carried;   ///< where it was read: no difference by itself
};

struct Recording {
  std::string office;
  std::string run;
};

/// Makes the office's current rows equal to `rows` (columns: key, compared, carried), in one
/// transaction and by whole sets, so that a million rows take seconds.
Changes record_versions(Database& database, const VersionedTable& table, const Recording& recording,
                        std::span<const std::vector<std::string>> rows);

}  // namespace vekha::history
