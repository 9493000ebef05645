#pragma once

#include "base/json.h"
#include "roadmap/reading.h"

namespace vekha::cli {

/// Readings in the keys of docs/plans-and-terms.md ("k", "start", "due", "freq", "needs", "flags"
/// …).
Json to_json(const roadmap::TermReading& reading);
Json to_json(const roadmap::PlanReading& reading);

/// A number as JSON writes it: 3, not 3.0.
Json to_json(Decimal value);

/// The context of a line of `vekha explain`; keys that are missing stay unset, wrong types are
/// passed over.
roadmap::ReadingContext context_from_json(const Json& json);

}  // namespace vekha::cli
