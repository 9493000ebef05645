#pragma once

#include "evaluation/measure_evaluation.h"

namespace vekha::evaluation {

/// What each school did, from the results of the measures: fills `units` and, of each measure that
/// schools report on, how many did and should have. Before add_rollups.
void add_units(const roadmap::Programme& programme, const MeasureEvaluation& evaluation,
               const ObservationIndex& index, const Question& question, ProgrammeResult& result);

/// Sections, executors, years and the whole, from the measures' results.
void add_rollups(const roadmap::Programme& programme, const Method& method,
                 ProgrammeResult& result);

}  // namespace vekha::evaluation
