#include "render/xlsx/progress.h"

#include <algorithm>

namespace vekha::render::xlsx {

namespace {

using evaluation::Status;
using report::MeasureReport;

bool left_out(Status status) {
  return status == Status::cancelled || status == Status::not_planned ||
         status == Status::clarify || status == Status::expert || status == Status::no_requests;
}

// The day on which the measure comes into the denominator; nullopt: no date stands anywhere.
std::optional<Date> counted_from(const MeasureReport& measure, Date as_of) {
  if (evaluation::counts_as_due(measure.result.status))
    return std::min(measure.result.judged_on.value_or(as_of), as_of);
  const roadmap::TermReading& term = measure.measure.term_reading;
  std::optional<Date> last = term.end;
  for (const Date due : term.due)
    last = last ? std::max(*last, due) : due;
  if (!last) return std::nullopt;
  return std::max(*last, add_days(as_of, 1));
}

std::optional<Date> done_on(const MeasureReport& measure, Date as_of) {
  const evaluation::MeasureResult& result = measure.result;
  if (!evaluation::is_done(result.status)) return std::nullopt;
  const Date known = result.completed.value_or(result.judged_on.value_or(as_of));
  return std::min(known, as_of);
}

struct Counted {
  Date due;
  std::optional<Date> done;
};

std::vector<Counted> counted_measures(const report::ProgrammeReport& programme, Date as_of) {
  std::vector<Counted> counted;
  for (const MeasureReport& measure : programme.measures) {
    if (left_out(measure.result.status)) continue;
    if (const auto due = counted_from(measure, as_of))
      counted.push_back({*due, done_on(measure, as_of)});
  }
  return counted;
}

}  // namespace

std::vector<MonthProgress> progress_by_month(const report::ProgrammeReport& programme, Date as_of) {
  const std::vector<Counted> counted = counted_measures(programme, as_of);
  std::vector<MonthProgress> progress;
  for (const report::Month& month : programme.months) {
    const bool begun = make_date(month.year, month.month, 1) <= as_of;
    const Date end = last_day_of_month(month.year, month.month);
    // What falls due later in the month of the report is not due yet.
    const Date last = begun ? std::min(end, as_of) : end;
    const auto due = std::count_if(counted.begin(), counted.end(),
                                   [last](const Counted& measure) { return measure.due <= last; });
    const auto done = std::count_if(counted.begin(), counted.end(), [last](const Counted& measure) {
      return measure.due <= last && measure.done && *measure.done <= last;
    });
    progress.push_back({month, due, begun ? std::optional<std::int64_t>(done) : std::nullopt});
  }
  return progress;
}

}  // namespace vekha::render::xlsx
