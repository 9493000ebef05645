#pragma once

#include "roadmap/reading_nouns.h"

#include <span>
#include <string_view>

namespace vekha::roadmap::reading {

/// Endings in the order of eleven forms: nominative, genitive, dative, accusative, instrumental,
/// prepositional of the singular; nominative, genitive, dative, instrumental, prepositional of the
/// plural.
struct Paradigm {
  std::string_view endings;  ///< parted by «|»
  Gender gender;
};

struct NounRow {
  std::string_view stems;  ///< parted by «|»
  const Paradigm* paradigm;
  NounKind kind;
};

std::span<const NounRow> noun_rows();

}  // namespace vekha::roadmap::reading
