#include "schedule/cron_fields.h"

#include "base/text.h"

#include <array>
#include <span>

namespace vekha::schedule {

namespace {

struct FieldRule {
  unsigned least;
  unsigned most;                            // greatest value that may be written
  unsigned last;                            // greatest value of «*» and of an open range
  std::span<const std::string_view> names;  // of the values from `least` on, in two languages
  std::size_t cycle = 0;  // values after which a range may begin anew; 0: it may not
  Words name;
};

constexpr std::array<std::string_view, 24> month_names = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"};
constexpr std::array<std::string_view, 14> weekday_names = {
    "sun", "mon", "tue", "wed", "thu", "fri", "sat", "вс", "пн", "вт", "ср", "чт", "пт", "сб"};

const FieldRule minute_rule{0, 59, 59, {}, 0, {"минута", "minute"}};
const FieldRule hour_rule{0, 23, 23, {}, 0, {"час", "hour"}};
const FieldRule day_rule{1, 31, 31, {}, 0, {"день месяца", "day of month"}};
const FieldRule month_rule{1, 12, 12, month_names, 12, {"месяц", "month"}};
const FieldRule weekday_rule{0, 7, 6, weekday_names, 7, {"день недели", "day of week"}};

std::optional<unsigned> number_of(std::string_view digits, unsigned least, unsigned most) {
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  unsigned number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<unsigned> value_of(std::string_view text, const FieldRule& rule) {
  const std::string folded = text::to_lower(text);
  const std::size_t half = rule.names.size() / 2;
  for (std::size_t i = 0; i < rule.names.size(); ++i) {
    if (folded == rule.names[i]) return rule.least + static_cast<unsigned>(i % half);
  }
  return number_of(text, rule.least, rule.most);
}

Words refusal(const FieldRule& rule, const std::string& item) {
  const std::string span = std::to_string(rule.least) + "–" + std::to_string(rule.most);
  return {"поле «" + rule.name.ru + "»: «" + item + "» не читается; ожидается " + span +
              ", *, a-b, a,b или */n",
          "field «" + rule.name.en + "»: can't read «" + item + "»; expected " + span +
              ", *, a-b, a,b or */n"};
}

// Values past the end of a cycle begin it again: hours 22–2 are 22, 23, 0, 1, 2.
std::vector<unsigned> stepped_values(unsigned first, unsigned last, unsigned step,
                                     const FieldRule& rule) {
  std::vector<unsigned> values;
  for (unsigned value = first; value <= last; value += step) {
    const bool wrapped = rule.cycle > 0 && value >= rule.least + rule.cycle;
    values.push_back(wrapped ? value - static_cast<unsigned>(rule.cycle) : value);
  }
  return values;
}

// The values of «*», «7», «1-5», «*/10», «8-18/2», «5/15»; nullopt: it is none of these.
std::optional<std::vector<unsigned>> values_of(const std::string& item, const FieldRule& rule) {
  const std::vector<std::string> parts = text::split(item, '/');
  const bool stepped = parts.size() == 2;
  const auto step = stepped ? number_of(parts[1], 1, 59) : std::optional(1U);
  if (parts.size() > 2 || !step) return std::nullopt;
  unsigned first = rule.least;
  unsigned last = rule.last;
  if (parts[0] != "*") {
    const std::vector<std::string> ends = text::split(parts[0], '-');
    const auto begin = value_of(ends[0], rule);
    const auto end = value_of(ends.back(), rule);
    if (ends.size() > 2 || !begin || !end) return std::nullopt;
    first = *begin;
    last = ends.size() == 1 && stepped ? rule.last : *end;
    if (last < first) last += static_cast<unsigned>(rule.cycle);
    if (last < first) return std::nullopt;
  }
  return stepped_values(first, last, *step, rule);
}

std::optional<NumberField> read_numbers(const std::string& field, const FieldRule& rule,
                                        Words& why) {
  NumberField result{.star = field.front() == '*'};
  for (const std::string& item : text::split(field, ',')) {
    const auto values = values_of(item, rule);
    if (!values) {
      why = refusal(rule, item);
      return std::nullopt;
    }
    for (const unsigned value : *values)
      result.values.set(value);
  }
  return result;
}

using Rules = std::vector<DayRule>;

std::string without_end(const std::string& text, std::size_t letters) {
  return text.substr(0, text.size() - std::min(text.size(), letters));
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::optional<DayRule> working_rule(const std::string& item) {
  if (item == "wd") return DayRule{DayRule::Kind::any_working};
  if (item == "lw" || item == "lwd") return DayRule{DayRule::Kind::near_last};
  if (ends_with(item, "wd")) {
    const bool from_end = item.front() == '-';
    const auto number = number_of(without_end(item, 2).substr(from_end ? 1 : 0), 1, 23);
    if (!number) return std::nullopt;
    const int signed_number = static_cast<int>(*number) * (from_end ? -1 : 1);
    return DayRule{DayRule::Kind::nth_working, signed_number};
  }
  if (!ends_with(item, "w")) return std::nullopt;
  const auto number = number_of(without_end(item, 1), 1, 31);
  if (!number) return std::nullopt;
  return DayRule{DayRule::Kind::near_day, static_cast<int>(*number)};
}

std::optional<DayRule> last_day_rule(const std::string& item) {
  if (item == "l") return DayRule{DayRule::Kind::last_day};
  if (!item.starts_with("l-")) return std::nullopt;
  const auto number = number_of(item.substr(2), 1, 30);
  if (!number) return std::nullopt;
  return DayRule{DayRule::Kind::last_day, static_cast<int>(*number)};
}

std::optional<Rules> day_rules(const std::string& item) {
  const std::string folded = text::to_lower(item);
  if (const auto rule = last_day_rule(folded)) return Rules{*rule};
  if (const auto rule = working_rule(folded)) return Rules{*rule};
  const auto values = values_of(item, day_rule);
  if (!values) return std::nullopt;
  Rules rules;
  for (const unsigned value : *values)
    rules.push_back({DayRule::Kind::day, static_cast<int>(value)});
  return rules;
}

std::optional<Rules> marked_weekday(const std::string& item) {
  const std::size_t hash = item.find('#');
  const bool last = hash == std::string::npos;
  if (last && !ends_with(item, "l") && !ends_with(item, "L")) return std::nullopt;
  const auto weekday = value_of(last ? without_end(item, 1) : item.substr(0, hash), weekday_rule);
  const auto number = last ? std::optional(0U) : number_of(item.substr(hash + 1), 1, 5);
  if (!weekday || !number) return std::nullopt;
  return Rules{{last ? DayRule::Kind::last_weekday : DayRule::Kind::nth_weekday,
                static_cast<int>(*number), *weekday % 7}};
}

std::optional<Rules> weekday_rules(const std::string& item) {
  if (const auto marked = marked_weekday(item)) return marked;
  if (text::to_lower(item) == "wd") return Rules{{DayRule::Kind::any_working}};
  const auto values = values_of(item, weekday_rule);
  if (!values) return std::nullopt;
  Rules rules;
  for (const unsigned value : *values)
    rules.push_back({DayRule::Kind::weekday, 0, value % 7});
  return rules;
}

template <typename Read>
std::optional<DayField> read_day_field(const std::string& field, const FieldRule& rule, Read read,
                                       Words& why) {
  if (field == "*" || field == "?") return DayField{{{DayRule::Kind::any}}, true};
  DayField result{.star = field.front() == '*'};
  for (const std::string& item : text::split(field, ',')) {
    const auto rules = read(item);
    if (!rules) {
      why = refusal(rule, item);
      return std::nullopt;
    }
    result.rules.insert(result.rules.end(), rules->begin(), rules->end());
  }
  return result;
}

}  // namespace

std::optional<NumberField> read_minutes(const std::string& field, Words& why) {
  return read_numbers(field, minute_rule, why);
}

std::optional<NumberField> read_hours(const std::string& field, Words& why) {
  return read_numbers(field, hour_rule, why);
}

std::optional<NumberField> read_months(const std::string& field, Words& why) {
  return read_numbers(field, month_rule, why);
}

std::optional<DayField> read_days(const std::string& field, Words& why) {
  return read_day_field(field, day_rule, day_rules, why);
}

std::optional<DayField> read_weekdays(const std::string& field, Words& why) {
  return read_day_field(field, weekday_rule, weekday_rules, why);
}

}  // namespace vekha::schedule
