#pragma once

#include "base/json.h"
#include "report/phrases.h"
#include "report/snapshot.h"

namespace vekha::cli {

/// A programme's results in the form of the command `evaluate` (docs/formats/json.md).
Json to_json(const report::ProgrammeReport& programme, Date as_of, const report::Phrases& phrases);

}  // namespace vekha::cli
