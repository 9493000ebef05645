#pragma once

#include "evaluation/evaluation.h"

#include <optional>
#include <vector>

namespace vekha::evaluation {

/// When a measure is judged and what is wanted then.
struct Checkpoint {
  Date due{};
  Date first{};                    ///< from when on reports count for it
  std::optional<Fraction> target;  ///< in place of the plan's own value
};

/// How the checkpoints of a measure go together.
enum class Counting {
  once,     ///< one due date
  each,     ///< each wants the target anew; what one has too much may serve another
  by_year,  ///< as each, but a year's target is met within that year or not at all
  running,  ///< one figure grows from checkpoint to checkpoint
  standing  ///< continuous: the last reporting period decides
};

struct Schedule {
  std::optional<Date> start;            ///< S
  std::vector<Checkpoint> checkpoints;  ///< rising; one for an ordinary measure
  bool dated = true;  ///< false: the term itself names no date (outside plan, blank, invalid)
  bool cut = false;   ///< the window has left out earlier checkpoints, and what was done for them
  Counting counting = Counting::once;
};

/// One way in which a measure is read.
struct ReadingOf {
  const roadmap::PlanReading& plan;
  const roadmap::TermReading& term;
};

/// The schedule of a measure under one reading. Figures in columns of quarters or months are the
/// targets of those; a round that falls into a column with a dash is none. With a window,
/// checkpoints before it and those between its end and `as_of` are left out: they belong to other
/// reports.
Schedule schedule_of(const roadmap::Programme& programme, const roadmap::Measure& measure,
                     const ReadingOf& reading, const Question& question);

}  // namespace vekha::evaluation
