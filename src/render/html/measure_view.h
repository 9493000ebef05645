#pragma once

#include "render/html/site_context.h"
#include "render/value.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vekha::render::html {

/// A measure as a row of a table: members number, title, href, chip, why, executor, term, plan,
/// actual, bullet. Texts that there are not are absent. `root`: way from the page to the site's
/// root.
Value measure_row(const Site& site, const report::ProgrammeReport& programme, std::size_t measure,
                  const std::string& root);
Value measure_rows(const Site& site, const report::ProgrammeReport& programme,
                   const std::vector<std::size_t>& measures, const std::string& root);

/// «≥ 5», «3 – 5», «100 %»: the plan that the actual was held against; absent when there is none.
Value plan_text(const Format& format, const report::MeasureReport& measure);
Value actual_text(const Format& format, const report::MeasureReport& measure);

/// The bullet graph; absent when plan or actual are no numbers.
Value measure_bullet(const Format& format, const report::MeasureReport& measure, double width);

/// Number as printed, without its last dot, and title.
std::string measure_name(const report::MeasureReport& measure);

/// Executors as the reader of the page may see them.
Value executor_text(const report::MeasureReport& measure);

}  // namespace vekha::render::html
