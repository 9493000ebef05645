#pragma once

#include "facts/row.h"

#include <optional>
#include <vector>

/// What a row says beside its value.
namespace vekha::facts {

/// Sub-target, numerator and denominator; why the row can't be taken, if it can't.
std::optional<Fault> add_counts(const Row& row, Observation& observation);

/// Unit, reason, note, completion date, documents. A date that is none becomes a reject of its
/// cell; the row is kept with the flag "completed_unreadable". Of a month without a day the last
/// day is taken: "completed_month_only".
void add_details(const Row& row, Observation& observation, std::vector<Reject>& rejects);

/// The reporting period from its column, from columns of year, quarter and month, or from above the
/// table.
std::optional<Fault> add_period(const Row& row, const roadmap::Programme& programme,
                                Observation& observation);

/// The year of a period that names none.
std::optional<int> year_for(const SheetContext& context, const roadmap::Programme& programme);

/// The year of a period comes from its own words, the settings, what stands above the table, a road
/// map of one year.
std::optional<Period> resolve_period(const PeriodText& text, const SheetContext& context,
                                     const roadmap::Programme& programme);

}  // namespace vekha::facts
