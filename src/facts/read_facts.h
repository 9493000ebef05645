#pragma once

#include "facts/fact_store.h"
#include "facts/mapping.h"
#include "facts/observation.h"
#include "roadmap/programme.h"
#include "table/reader.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace vekha::facts {

/// One export file and what the office says of it; what is left out is told from the file itself.
struct SourceFile {
  std::filesystem::path path;
  std::string name;                         ///< how messages call it: path within the workspace
  std::optional<std::string> programme_id;  ///< all its rows are of this programme
  std::optional<std::string> encoding;
  std::optional<int> year;  ///< for «январь … декабрь» heads without a year
  const Mapping* mapping =
      nullptr;           ///< what the office said of the source; must outlive the reading
  int rank = 0;          ///< of two that contradict each other the higher decides
  table::Limits limits;  ///< against hostile files
};

/// Facts whose observations are in the store, for exports of more rows than are to be held in
/// memory at once.
struct StoredFacts {
  Facts facts;  ///< without observations, contradictions and odd values
  FactStore store;
};

/// read_facts() without the last step: the reports of one programme at a time are had from the
/// store. Memory goes with the distinct (measure, sub-target, unit, period), not with the rows.
StoredFacts read_stored_facts(std::span<const SourceFile> files,
                              std::span<const roadmap::Programme> programmes);

/// Reads exports, long or wide, streaming. Finds the head row wherever it stands, matches rows to
/// measures by id, by number within programme and section, or by text. A file that cannot be read
/// is a Reject of the whole file with the reader's problem, not an exception: all problems are told
/// at once. Afterwards restated values and contradictions are settled over all files (the rule is
/// named in a note).
Facts read_facts(std::span<const SourceFile> files, std::span<const roadmap::Programme> programmes);

}  // namespace vekha::facts
