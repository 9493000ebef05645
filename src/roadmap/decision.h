#pragma once

#include "base/date.h"
#include "base/place.h"
#include "roadmap/programme.h"
#include "roadmap/reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

enum class DecisionKind {
  cancelled,        ///< an amending order took the measure out
  expert_done,      ///< an expert judged a qualitative measure as done …
  expert_not_done,  ///< … or as not done
  term,  ///< the term reads as `text`, which is written so that the grammar reads it without doubt
  plan,  ///< the plan reads as `text`
  executors,  ///< the executors are `executors`
  accepted    ///< what is asked of the measure (or, for "*", of the document) is settled; the
              ///< readings stay
};

/// "cancelled", "expert_done" … as vekha.toml writes them.
std::string_view name(DecisionKind kind);

/// What a person decided about one measure. Kept beside the document, printed on «Методика».
struct Decision {
  std::string programme_id;
  std::string
      measure_id;  ///< for `term`: "*" means every measure whose term asks the same question
  DecisionKind kind = DecisionKind::cancelled;
  std::string text;   ///< in a passport: the filled columns in words, for people
  std::string basis;  ///< «приказ от 20.05.2024 № 233»
  std::optional<Date> date;
  Place place;           ///< where it is written down
  std::string sha256;    ///< of the passport it was filled into; empty: it stands in vekha.toml
  std::string question;  ///< code of the document's question that is answered; empty: any
  std::string asked;     ///< its text; of executors for "*": the name as printed

  /// Readings filled into a passport; they stand as they are, `text` is not read again.
  std::optional<PlanReading> plan_reading;
  std::optional<TermReading> term_reading;
  std::vector<Executor> executors;
};

}  // namespace vekha::roadmap
