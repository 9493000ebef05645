#pragma once

#include "evaluation/evaluation.h"

namespace vekha::evaluation {

/// What the sentence must know of the plan besides.
struct Wanted {
  bool strict = false;  ///< «более 20», «менее 5»: equality is not enough
  /// Of a figure that grows from date to date and has come up to what was wanted by now: what is
  /// wanted by `judged_on`.
  std::optional<Decimal> next;
};

/// The sentence for a result whose other fields are filled. Keys "why.*" stand in
/// report_templates/phrases/why.<lang>.toml.
Explanation why_of(const MeasureResult& result, const Wanted& wanted, Date as_of);

/// What a careful reader must know besides: no date given, above the range, within the tolerance,
/// a forecast, a repeated measure. Keys "why.note.*".
std::vector<Explanation> notes_of(const MeasureResult& result, Date as_of);

/// The arithmetic, line by line: «СД = 1 ÷ 5 = 0,2», the elapsed share of the term, occurrences.
/// Keys "arithmetic.*".
std::vector<Explanation> arithmetic_of(const MeasureResult& result, const Method& method);

}  // namespace vekha::evaluation
