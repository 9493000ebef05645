#pragma once

#include "base/problem.h"
#include "facts/heads.h"

#include <string>
#include <string_view>
#include <vector>

/// Why a row or a cell was not taken: what stood there, what was expected, what to do. The place is
/// added where the row is known.
namespace vekha::facts {

struct Fault {
  Head at = Head::unknown;  ///< column at fault; unknown: the row as a whole
  std::string code;
  Words text;
  Words advice;
};

Fault value_senseless(Head at, std::string_view raw);
Fault value_is_a_date(Head at, std::string_view raw);
Fault value_negative(Head at, std::string_view raw);
Fault denominator_is_zero(std::string_view raw);
Fault day_senseless(Head at, std::string_view raw);
Fault period_senseless(Head at, std::string_view raw);
Fault period_without_year(Head at, std::string_view raw);
Fault item_senseless(std::string_view raw);

Fault programme_unknown(std::string_view raw, const std::vector<std::string>& known);
Fault programme_ambiguous(std::string_view raw, const std::vector<std::string>& candidates);
Fault programme_missing(const std::vector<std::string>& candidates);

Fault measure_missing();
/// `named`: how the row names it: «№ 99», «Проведение …».
Fault measure_unknown(std::string_view named, std::string_view programme);
Fault measure_ambiguous(std::string_view named, const std::vector<std::string>& candidates);
Fault measure_keys_disagree(std::string_view named, const std::vector<std::string>& candidates);
Fault section_unknown(std::string_view named);

Problem problem_of(const Fault& fault, Place place);

}  // namespace vekha::facts
