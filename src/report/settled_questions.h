#pragma once

#include "report/snapshot.h"

namespace vekha::report {

/// Asks only what a status hangs on: where all candidates lead to the same status, the question is
/// a remark and no longer blocking. A question to the whole document blocks while one of the
/// measures that it is about hangs on it.
void settle_questions(ProgrammeReport& programme);

}  // namespace vekha::report
