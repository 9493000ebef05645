#include "cli/json_evaluation.h"

namespace vekha::cli {

namespace {

Json degree_or_null(const std::optional<Fraction>& degree) {
  return degree ? Json(to_plain(*degree)) : Json(nullptr);
}

// An empty denominator has no value: null, never 0 or 1.
Json ratio_json(const evaluation::Ratio& ratio) {
  return {{"done", ratio.done}, {"due", ratio.due}, {"value", degree_or_null(ratio.value())}};
}

std::string_view name_of(evaluation::EvidenceState evidence) {
  switch (evidence) {
    case evaluation::EvidenceState::none: return "none";
    case evaluation::EvidenceState::claimed: return "claimed";
    case evaluation::EvidenceState::confirmed: return "confirmed";
  }
  return "none";
}

void add_details(Json& json, const evaluation::MeasureResult& result,
                 const report::Phrases& phrases) {
  if (result.judged_on) json["judged_on"] = to_iso(*result.judged_on);
  if (result.completed) json["completed"] = to_iso(*result.completed);
  json["evidence"] = name_of(result.evidence);
  if (result.elapsed) json["elapsed"] = to_plain(*result.elapsed);
  if (!result.candidates.empty()) {
    json["candidates"] = Json::array();
    for (const evaluation::Status status : result.candidates)
      json["candidates"].push_back(evaluation::code(status));
  }
  if (!result.duplicate_of.empty()) json["duplicate_of"] = result.duplicate_of;
  if (result.forecast) {
    json["forecast"] = {{"value", to_plain(result.forecast->value)},
                        {"degree", to_plain(result.forecast->degree)},
                        {"reaches", result.forecast->reaches},
                        {"method", "linear"}};
  }
  json["arithmetic"] = Json::array();
  for (const auto& line : result.arithmetic)
    json["arithmetic"].push_back(phrases.fill(line));
  json["notes"] = Json::array();
  for (const auto& note : result.notes)
    json["notes"].push_back(phrases.fill(note));
}

Json measure_json(const report::MeasureReport& measure, const report::Phrases& phrases) {
  const evaluation::MeasureResult& result = measure.result;
  Json json;
  json["id"] = measure.measure.id;
  json["number"] = measure.measure.number;
  json["status"] = evaluation::code(result.status);
  json["rule"] = result.rule;
  json["degree"] = degree_or_null(result.degree);
  if (result.plan) json["plan"] = to_plain(*result.plan);
  if (result.actual) json["actual"] = to_plain(*result.actual);
  json["due"] = Json::array();
  for (const Date due : result.due)
    json["due"].push_back(to_iso(due));
  json["days_late"] = result.days_late;
  json["why"] = phrases.fill(result.why);
  add_details(json, result, phrases);
  return json;
}

Json rollup_json(const evaluation::Rollup& rollup) {
  Json json;
  json["total"] = rollup.total;
  json["by_status"] = Json::object();
  for (std::size_t i = 0; i < evaluation::status_count; ++i) {
    if (rollup.by_status[i] > 0)
      json["by_status"][evaluation::code(static_cast<evaluation::Status>(i))] = rollup.by_status[i];
  }
  json["srm"] = ratio_json(rollup.srm);
  json["srm_in_time"] = ratio_json(rollup.srm_in_time);
  json["completeness"] = {{"reported", rollup.completeness.done},
                          {"due", rollup.completeness.due},
                          {"value", degree_or_null(rollup.completeness.value())}};
  json["degree"] = degree_or_null(rollup.degree);
  json["undecided"] = rollup.undecided;
  if (rollup.repeated > 0) json["repeated"] = rollup.repeated;
  if (rollup.summary) json["summary"] = to_plain(*rollup.summary);
  json["band"] = rollup.band ? Json{to_plain(rollup.band->first), to_plain(rollup.band->second)}
                             : Json(nullptr);
  return json;
}

}  // namespace

Json to_json(const report::ProgrammeReport& programme, Date as_of, const report::Phrases& phrases) {
  Json json;
  json["file"] = programme.file;
  json["as_of"] = to_iso(as_of);
  json["measures"] = Json::array();
  for (const auto& measure : programme.measures)
    json["measures"].push_back(measure_json(measure, phrases));
  json["rollup"] = rollup_json(programme.rollup);
  json["sections"] = Json::array();
  for (const auto& section : programme.sections) {
    Json entry = {{"number", section.number}, {"title", section.title}};
    entry["rollup"] = rollup_json(section.rollup);
    json["sections"].push_back(std::move(entry));
  }
  json["executors"] = Json::array();
  for (const auto& executor : programme.executors)
    json["executors"].push_back(
        {{"name", executor.name}, {"rollup", rollup_json(executor.rollup)}});
  json["years"] = Json::object();
  for (const auto& [year, rollup] : programme.years)
    json["years"][std::to_string(year)] = rollup_json(rollup);
  json["schools"] = Json::array();
  for (const auto& [name, school] : programme.units) {
    json["schools"].push_back({{"name", name},
                               {"fulfilled", ratio_json(school.fulfilled)},
                               {"completeness", ratio_json(school.completeness)}});
  }
  return json;
}

}  // namespace vekha::cli
