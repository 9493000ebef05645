#pragma once

#include "base/date.h"
#include "base/place.h"
#include "facts/condition.h"
#include "facts/formula.h"
#include "facts/heads.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vekha::facts {

/// A figure worked out of the rows of an export: of a survey, a row a respondent.
struct Computed {
  std::string measure;  ///< number or id
  std::optional<Formula> value;
  std::optional<Formula> numerator;  ///< with `denominator`: a share
  std::optional<Formula> denominator;
  std::vector<Condition> where;
  std::string by;  ///< text::key of a column: a figure for each of its texts; empty: one for all
  std::optional<Period> period;
};

/// The office's list of schools: denominator of «100 % школ».
struct SchoolList {
  std::map<std::string, std::uint32_t> heads;  ///< text::key of a head: its column, from 0
  std::vector<std::vector<std::string>> rows;  ///< cells as text
  std::uint32_t name_column = 0;               ///< from 0
};

/// What the office has said of a source for good; what is left out is told from the file itself.
struct Mapping {
  std::string sheet;                       ///< only sheets of this name, with * and ?; empty: all
  std::optional<std::uint32_t> head_row;   ///< row of the head, from 1
  std::optional<std::uint32_t> first_row;  ///< first row of data
  std::map<std::string, Head> columns;     ///< by text::key of a head
  std::vector<Condition> where;            ///< rows for which one does not hold are left out
  std::string measure;                     ///< all rows are about this one
  std::optional<Period> period;            ///< of rows that name none
  std::string unit;                        ///< likewise
  std::vector<Computed> computed;
  const SchoolList* schools = nullptr;
};

/// "value", "unit", "period" … as settings name the kinds of columns; nullopt: no such kind.
std::optional<Head> head_named(const std::string& name);

}  // namespace vekha::facts
