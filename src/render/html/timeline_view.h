#pragma once

#include "render/html/site_context.h"
#include "render/value.h"

#include <string>

namespace vekha::render::html {

/// The terms of a programme on one line of time: members axis (SVG), rows (name, href, line, dates,
/// chip), legend; absent when no measure has a date.
Value timeline(const Site& site, const report::ProgrammeReport& programme, const std::string& root);

/// By month, how many measures were due and how many done: members chart (SVG) and rows (month,
/// due, done; «—» for months to come); absent for fewer than two months.
Value progress(const Site& site, const report::ProgrammeReport& programme);

/// Reported values of one measure over its periods against the plan (SVG); absent for fewer than
/// two periods, or when the values do not add up to one line.
Value measure_trend(const Site& site, const report::MeasureReport& measure);

}  // namespace vekha::render::html
