#pragma once

#include "report/snapshot.h"

namespace vekha::report {

/// Persons among the executors go, their rollups are not made; the remark says how many, not who.
void leave_out_persons(ProgrammeReport& programme);

/// Puts persons' names out of every text that a page, a sheet, a note or the open data shows: the
/// document's cells, questions, decisions, what schools wrote. The whole names stay in the office's
/// own files and in the messages of the run.
void leave_out_persons(Snapshot& snapshot);

}  // namespace vekha::report
