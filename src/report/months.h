#pragma once

#include "report/snapshot.h"

#include <span>
#include <vector>

namespace vekha::report {

/// What the measures × months matrix is made of.
struct MatrixInput {
  const roadmap::Programme& programme;
  std::span<const facts::Observation> observations;
  evaluation::Question question;  ///< its as-of date and window bound the matrix
  /// All redactions of the programme, where it was approved more than once: a month is judged by
  /// the one that was in force at its end.
  std::span<const roadmap::Programme> redactions;
};

/// Months of the matrix: the twelve that end with the reporting window's year, or all of a shorter
/// programme. A longer programme shows the calendar year of the last day that was judged.
std::vector<Month> matrix_months(const Period& window, const std::optional<Period>& programme,
                                 Date as_of);

/// For each measure, in the document's order, one cell a month: its state on the last day of the
/// month (or on the as-of date in its own month) by what had been reported and done until then;
/// months to come show what is planned.
std::vector<std::vector<MonthCell>> matrix_cells(const MatrixInput& input,
                                                 const std::vector<Month>& months);

}  // namespace vekha::report
