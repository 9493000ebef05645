#pragma once

#include "base/date.h"
#include "base/place.h"

#include <optional>
#include <string>

namespace vekha::roadmap {

enum class DecisionKind {
  cancelled,        ///< an amending order took the measure out
  expert_done,      ///< an expert judged a qualitative measure as done …
  expert_not_done,  ///< … or as not done
  term,  ///< the term reads as `text`, which is written so that the grammar reads it without doubt
  plan   ///< the plan reads as `text`
};

/// What a person decided about one measure. Kept beside the document, printed on «Методика».
struct Decision {
  std::string programme_id;
  std::string
      measure_id;  ///< for `term`: "*" means every measure whose term asks the same question
  DecisionKind kind = DecisionKind::cancelled;
  std::string text;
  std::string basis;  ///< «приказ от 20.05.2024 № 233»
  std::optional<Date> date;
  Place place;  ///< where it is written down
};

}  // namespace vekha::roadmap
