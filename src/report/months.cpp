#include "report/months.h"

#include <algorithm>

namespace vekha::report {

namespace {

using evaluation::MeasureResult;
using evaluation::Status;

Period period_of(const Month& month) {
  return month_period(month.year, month.month);
}

// What was known on a day: completed by then, or of a period that had ended.
bool known_on(const facts::Observation& observation, Date day) {
  if (observation.completed) return *observation.completed <= day;
  return !observation.period || observation.period->last <= day;
}

std::vector<facts::Observation> known_observations(std::span<const facts::Observation> all,
                                                   Date day) {
  std::vector<facts::Observation> known;
  std::copy_if(all.begin(), all.end(), std::back_inserter(known),
               [day](const auto& observation) { return known_on(observation, day); });
  return known;
}

// A measure lives in a month between its start and its last checkpoint, or until it was done, if
// later.
bool concerns(const MeasureResult& final, const Period& month) {
  if (final.due.empty() && !final.start) return false;
  if (!final.start) {
    return std::any_of(final.due.begin(), final.due.end(),
                       [&](Date due) { return month.contains(due); });
  }
  Date last = final.due.empty() ? *final.start : final.due.back();
  if (final.completed) last = std::max(last, *final.completed);
  return *final.start <= month.last && month.first <= last;
}

bool shows_count(Status status) {
  return status == Status::at_risk || status == Status::partial || status == Status::not_done;
}

std::string count_text(const MeasureResult& result) {
  if (!shows_count(result.status) || !result.plan || !result.actual || result.percent) return "";
  const std::string text = to_russian(*result.actual) + "/" + to_russian(*result.plan);
  return text.size() <= 5 ? text : "";
}

MonthCell cell_of(const MeasureResult& result) {
  return {.kind = MonthCell::Kind::state, .status = result.status, .text = count_text(result)};
}

}  // namespace

std::vector<Month> matrix_months(const Period& window, const std::optional<Period>& programme,
                                 Date as_of) {
  Date first = window.first;
  Date last = programme ? programme->last : window.last;
  if (days_between(first, last) > 366) {
    const int year = year_of(std::min(window.last, programme ? programme->last : as_of));
    first = std::max(window.first, make_date(year, 1, 1));
    last = make_date(year, 12, 31);
  }
  std::vector<Month> months;
  for (Date day = make_date(year_of(first), month_of(first), 1); day <= last;
       day = add_months(day, 1)) {
    months.push_back({year_of(day), month_of(day)});
  }
  return months;
}

std::vector<std::vector<MonthCell>> matrix_cells(const MatrixInput& input,
                                                 const std::vector<Month>& months) {
  const auto final = evaluation::evaluate(input.programme, input.observations, input.question);
  std::vector<std::vector<MonthCell>> cells(final.measures.size(),
                                            std::vector<MonthCell>(months.size()));
  for (std::size_t column = 0; column < months.size(); ++column) {
    const Period month = period_of(months[column]);
    const bool to_come = month.first > input.question.as_of;
    evaluation::Question question = input.question;
    question.as_of = std::min(month.last, input.question.as_of);
    const auto known = known_observations(input.observations, question.as_of);
    const auto then = to_come ? final : evaluation::evaluate(input.programme, known, question);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (!concerns(final.measures[row], month)) continue;
      MonthCell cell = cell_of(then.measures[row]);
      if (to_come && !evaluation::is_done(cell.status)) cell = {.kind = MonthCell::Kind::state};
      cells[row][column] = cell;
    }
  }
  return cells;
}

}  // namespace vekha::report
