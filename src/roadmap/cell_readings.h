#pragma once

#include "roadmap/programme.h"
#include "roadmap/section_period.h"

#include <optional>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// What of the document decides open readings.
struct ReadingFrame {
  std::optional<Period> programme;
  std::optional<Date> approved;
  std::optional<std::string> school_year;  ///< "2024/2025", when the programme is one school year
  std::vector<int> year_columns;
  std::optional<SectionPeriod> section;  ///< the period that heads the section which is read
};

ReadingFrame frame_of(const Programme& programme, const ProgrammeTable& table);

/// The term of a measure: its term column, else the cells of its year and period columns put
/// together.
TermReading term_of(const Measure& measure, const ReadingFrame& frame);

/// The plan of a measure: its plan column, else the values of its year columns, else its indicator.
/// `surplus`: values more than the head has year columns.
PlanReading plan_of(const Measure& measure, const ReadingFrame& frame,
                    const std::vector<std::string>& surplus);

/// Readings of several columns as one: checkpoints merged, from the first start to the last end.
TermReading composed(const std::vector<TermReading>& parts);

}  // namespace vekha::roadmap
