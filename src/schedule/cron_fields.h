#pragma once

#include "base/words.h"
#include "schedule/day_rule.h"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

/// The five fields of a cron line, each read on its own. docs/formats/schedule.md is their grammar.
namespace vekha::schedule {

struct NumberField {
  std::bitset<60> values;
  bool star = false;  ///< begins with «*»
};

struct DayField {
  std::vector<DayRule> rules;
  bool star = false;  ///< «*», «?», «*/2»
};

/// Each returns nullopt when the field is none, and says why in `why`.
std::optional<NumberField> read_minutes(const std::string& field, Words& why);
std::optional<NumberField> read_hours(const std::string& field, Words& why);
std::optional<NumberField> read_months(const std::string& field, Words& why);
std::optional<DayField> read_days(const std::string& field, Words& why);
std::optional<DayField> read_weekdays(const std::string& field, Words& why);

}  // namespace vekha::schedule
