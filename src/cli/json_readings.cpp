#include "cli/json_readings.h"

namespace vekha::cli {

namespace {

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_iso(*date)) : Json(nullptr);
}

Json dates(const std::vector<Date>& days) {
  Json list = Json::array();
  for (const Date day : days)
    list.push_back(to_iso(day));
  return list;
}

template <typename T>
Json name_or_null(const std::optional<T>& value) {
  return value ? Json(name(*value)) : Json(nullptr);
}

Json candidate_json(const roadmap::TermCandidate& candidate) {
  Json json;
  if (!candidate.label.empty()) json["label"] = candidate.label;
  if (candidate.start) json["start"] = to_iso(*candidate.start);
  if (candidate.end) json["end"] = to_iso(*candidate.end);
  if (!candidate.due.empty()) json["due"] = dates(candidate.due);
  return json;
}

}  // namespace

Json to_json(Decimal value) {
  if (value.is_whole()) return value.whole();
  return value.to_double();
}

Json to_json(const roadmap::TermReading& reading) {
  Json json;
  json["k"] = name(reading.kind);
  json["start"] = date_or_null(reading.start);
  json["end"] = date_or_null(reading.end);
  json["due"] = dates(reading.due);
  json["freq"] = name_or_null(reading.frequency);
  json["n"] = reading.count ? Json(*reading.count) : Json(nullptr);
  json["needs"] = reading.needs_decision;
  json["flags"] = reading.flags;
  if (!reading.candidates.empty()) {
    json["candidates"] = Json::array();
    for (const auto& candidate : reading.candidates)
      json["candidates"].push_back(candidate_json(candidate));
  }
  if (reading.fallback_end) json["fallback_end"] = to_iso(*reading.fallback_end);
  return json;
}

namespace {

void add_values(Json& json, const roadmap::PlanReading& reading) {
  if (reading.value) json["v"] = to_json(*reading.value);
  if (reading.value_max) json["v_max"] = to_json(*reading.value_max);
  if (reading.numerator) json["num"] = to_json(*reading.numerator);
  if (reading.denominator) json["den"] = to_json(*reading.denominator);
  if (reading.comparator) json["cmp"] = name(*reading.comparator);
  if (reading.unit) json["unit"] = *reading.unit;
  if (reading.base) json["base"] = *reading.base;
  if (reading.scope) json["scope"] = name(*reading.scope);
  if (reading.direction) json["direction"] = name(*reading.direction);
  if (reading.frequency) json["freq"] = name(*reading.frequency);
  if (reading.baseline) json["baseline"] = to_json(*reading.baseline);
  if (reading.delta) json["delta"] = to_json(*reading.delta);
  if (reading.per) json["per"] = *reading.per;
}

}  // namespace

Json to_json(const roadmap::PlanReading& reading) {
  Json json;
  json["k"] = name(reading.kind);
  add_values(json, reading);
  if (!reading.items.empty()) {
    json["items"] = Json::array();
    for (const auto& item : reading.items)
      json["items"].push_back(to_json(item));
  }
  for (const auto& [year, target] : reading.year_targets)
    json["year_targets"][std::to_string(year)] = to_json(target);
  json["needs"] = reading.needs_decision;
  json["flags"] = reading.flags;
  if (!reading.candidates.empty()) json["candidates"] = reading.candidates;
  return json;
}

namespace {

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

// Of no use otherwise, and dates are counted within bounds.
bool is_plausible_year(std::int64_t year) {
  return year >= 1900 && year <= 2200;
}

std::optional<int> year_of_json(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  const auto year = json.get<std::int64_t>();
  return is_plausible_year(year) ? std::optional(static_cast<int>(year)) : std::nullopt;
}

std::optional<Period> period_of_name(const std::string& name) {
  if (name.size() < 6 || name[4] != '-') return std::nullopt;
  const auto year = Decimal::parse(name.substr(0, 4));
  const bool lettered = name[5] == 'Q' || name[5] == 'H';
  const auto part = Decimal::parse(name.substr(lettered ? 6 : 5));
  if (!year || !part || *part < Decimal::of(1)) return std::nullopt;
  if (!is_plausible_year(year->whole())) return std::nullopt;
  const auto y = static_cast<int>(year->whole());
  const auto n = static_cast<unsigned>(part->whole());
  if (name[5] == 'Q') return n <= 4 ? std::optional(quarter_period(y, n)) : std::nullopt;
  if (name[5] == 'H') return n <= 2 ? std::optional(half_year_period(y, n)) : std::nullopt;
  return n <= 12 ? std::optional(month_period(y, n)) : std::nullopt;
}

std::optional<Period> programme_period(const Json& json) {
  const auto found = json.find("programme");
  if (found == json.end() || !found->is_array() || found->size() != 2) return std::nullopt;
  if (!(*found)[0].is_string() || !(*found)[1].is_string()) return std::nullopt;
  const auto first = parse_iso_date((*found)[0].get<std::string>());
  const auto last = parse_iso_date((*found)[1].get<std::string>());
  return first && last && *first <= *last ? std::optional(Period{*first, *last}) : std::nullopt;
}

std::string value_text(const Json& value) {
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void add_year_columns(const Json& json, roadmap::ReadingContext& context) {
  if (const auto years = json.find("year_columns"); years != json.end() && years->is_array()) {
    for (const Json& year : *years) {
      if (const auto plausible = year_of_json(year)) context.year_columns.push_back(*plausible);
    }
  }
  if (const auto values = json.find("year_values"); values != json.end() && values->is_array()) {
    for (const Json& value : *values)
      context.year_values.push_back(value_text(value));
  }
}

}  // namespace

roadmap::ReadingContext context_from_json(const Json& json) {
  roadmap::ReadingContext context;
  if (!json.is_object()) return context;
  context.programme = programme_period(json);
  context.approved = parse_iso_date(text_at(json, "approved"));
  if (const auto year = json.find("col_year"); year != json.end())
    context.column_year = year_of_json(*year);
  context.column_period = period_of_name(text_at(json, "col_period"));
  if (const std::string year = text_at(json, "school_year"); !year.empty())
    context.school_year = year;
  context.indicator = text_at(json, "indicator");
  context.form = text_at(json, "form");
  add_year_columns(json, context);
  return context;
}

}  // namespace vekha::cli
