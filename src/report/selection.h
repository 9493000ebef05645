#pragma once

#include "report/snapshot.h"

#include <optional>
#include <string>

namespace vekha::report {

/// A part of a programme, in the reader's words; what is absent does not narrow.
struct Selection {
  std::optional<std::string> section;   ///< its number («II»), id ("s2") or title
  std::optional<std::string> executor;  ///< name or id ("e1")
  std::optional<std::string> school;    ///< name of the school or centre that reported

  bool empty() const { return !section && !executor && !school; }
};

/// The selected measures alone: sections, executors and roll-ups are those of what is left. With a
/// school, the measures that it reported on, with its own reports; statuses stay those of the
/// programme. A name is found by its letters alone (case, ё, blanks don't matter), also by a part
/// of it that only one has. InputError, with the names that there are, when none or several fit.
ProgrammeReport select(const ProgrammeReport& programme, const Selection& selection);

}  // namespace vekha::report
