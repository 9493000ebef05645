#include "cli/json_evaluation.h"

namespace vekha::cli {

namespace {

Json degree_or_null(const std::optional<Fraction>& degree) {
  return degree ? Json(to_plain(*degree)) : Json(nullptr);
}

Json ratio_json(const evaluation::Ratio& ratio) {
  return {{"done", ratio.done}, {"due", ratio.due}};
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
  json["completeness"] = {{"reported", rollup.completeness.done}, {"due", rollup.completeness.due}};
  json["degree"] = degree_or_null(rollup.degree);
  json["undecided"] = rollup.undecided;
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
  return json;
}

}  // namespace vekha::cli
