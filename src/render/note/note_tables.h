#pragma once

#include "render/format.h"
#include "render/value.h"
#include "report/snapshot.h"

#include <string>

/// Tables and lists of the analytic note, in the order of its parts.
namespace vekha::render::note {

/// Part 3: counts by section, with a total. Members name, cells (texts), last (the total).
Value section_table(const Format& format, const report::ProgrammeReport& programme);

/// Part 4: plan and actual of measures that have a number in the plan: number, title, unit, plan,
/// actual, deviation, degree, reason.
Value indicator_table(const Format& format, const report::ProgrammeReport& programme);

/// Part 5: as section_table, without a total, for measures count for each of their executors.
Value executor_table(const Format& format, const report::ProgrammeReport& programme);

/// Part 6: units that reported: name, measures, confirmed.
Value unit_table(const Format& format, const report::ProgrammeReport& programme);

/// Part 7: overdue and endangered: number, title, term, executor, late, reason.
Value delay_table(const Format& format, const report::ProgrammeReport& programme);

/// Part 10: executor, text; made from statuses alone.
Value recommendations(const Format& format, const report::ProgrammeReport& programme);

/// Annex 1: every measure: number, title, term, plan, actual, status, why.
Value measure_table(const Format& format, const report::ProgrammeReport& programme);

/// Annex 2: number, period, text, place of every confirming document.
Value evidence_table(const Format& format, const report::ProgrammeReport& programme);

/// Annex 3: number, texts (assumptions and decisions).
Value assumption_table(const Format& format, const report::ProgrammeReport& programme);

}  // namespace vekha::render::note
