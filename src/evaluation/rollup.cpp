#include "evaluation/evaluation.h"

namespace vekha::evaluation {

namespace {

void add(Rollup& rollup, const MeasureResult& result) {
  ++rollup.total;
  ++rollup.by_status[static_cast<std::size_t>(result.status)];
  if (result.status == Status::clarify || result.status == Status::expert) ++rollup.undecided;
  if (!counts_as_due(result.status)) return;
  ++rollup.srm.due;
  ++rollup.srm_in_time.due;
  ++rollup.completeness.due;
  if (is_done(result.status)) ++rollup.srm.done;
  if (is_done_in_time(result.status)) ++rollup.srm_in_time.done;
  if (result.reported) ++rollup.completeness.done;
}

// From «no undecided measure is done» to «every one is».
std::optional<std::pair<Fraction, Fraction>> band_of(const Rollup& rollup) {
  if (rollup.undecided == 0) return std::nullopt;
  const auto least = Fraction::ratio(rollup.srm.done, rollup.srm.due + rollup.undecided);
  const auto most =
      Fraction::ratio(rollup.srm.done + rollup.undecided, rollup.srm.due + rollup.undecided);
  return std::pair(*least, *most);
}

}  // namespace

Rollup roll_up(std::span<const MeasureResult* const> results) {
  Rollup rollup;
  Fraction degrees;
  std::int64_t measurable = 0;
  for (const MeasureResult* result : results) {
    add(rollup, *result);
    if (!counts_as_due(result->status) || !result->degree) continue;
    degrees = degrees + *result->degree;
    ++measurable;
  }
  if (measurable > 0) rollup.degree = degrees * *Fraction::ratio(std::int64_t{1}, measurable);
  rollup.band = band_of(rollup);
  return rollup;
}

}  // namespace vekha::evaluation
