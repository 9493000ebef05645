#include "cli/json_roadmap.h"

#include "base/text.h"
#include "cli/json_readings.h"

namespace vekha::cli {

namespace {

std::string_view name(roadmap::ExecutorKind kind) {
  using roadmap::ExecutorKind;
  switch (kind) {
    case ExecutorKind::body: return "body";
    case ExecutorKind::institution: return "institution";
    case ExecutorKind::role: return "role";
    case ExecutorKind::group: return "group";
    case ExecutorKind::person: return "person";
    case ExecutorKind::school_class: return "school_class";
    case ExecutorKind::unknown: return "unknown";
  }
  return "";
}

std::string_view name(roadmap::Column column) {
  using roadmap::Column;
  switch (column) {
    case Column::section: return "section";
    case Column::number: return "number";
    case Column::title: return "title";
    case Column::indicator: return "indicator";
    case Column::plan: return "plan";
    case Column::unit: return "unit";
    case Column::direction: return "direction";
    case Column::baseline: return "baseline";
    case Column::term: return "term";
    case Column::executor: return "executor";
    case Column::year: return "year";
    case Column::period: return "period";
    case Column::note: return "note";
    case Column::unknown: return "unknown";
  }
  return "";
}

std::string shown(const roadmap::Passage& passage) {
  return text::fold_space(passage.text);
}

// What a document has no column for is left out.
void add_passage(Json& json, const char* key, const roadmap::Passage& passage) {
  if (!passage.empty()) json[key] = shown(passage);
}

void add_executors(Json& json, const roadmap::Measure& measure) {
  if (measure.executor.empty()) return;
  json["executor"] = shown(measure.executor);
  json["executors"] = Json::array();
  for (const roadmap::Executor& executor : measure.executors) {
    json["executors"].push_back({{"name", executor.name}, {"kind", name(executor.kind)}});
  }
}

Json measure_json(const roadmap::Measure& measure, Language language) {
  Json json;
  json["id"] = measure.id;
  json["number"] = measure.number;
  json["title"] = shown(measure.title);
  add_passage(json, "indicator", measure.indicator);
  add_passage(json, "plan", measure.plan);
  for (const auto& [year, passage] : measure.years)
    json["years"][std::to_string(year)] = shown(passage);
  for (const auto& [period, passage] : measure.periods)
    json["periods"][period] = shown(passage);
  add_passage(json, "unit", measure.unit);
  add_passage(json, "direction", measure.direction);
  add_passage(json, "baseline", measure.baseline);
  add_passage(json, "term", measure.term);
  add_executors(json, measure);
  json["place"] = to_words(measure.place).in(language);
  json["flags"] = measure.flags;
  json["plan_reading"] = to_json(measure.plan_reading);
  json["term_reading"] = to_json(measure.term_reading);
  return json;
}

Json table_json(const roadmap::ProgrammeTable& table, Language language) {
  Json json;
  if (!table.title.empty()) json["title"] = table.title;
  json["columns"] = Json::object();
  for (const roadmap::FoundColumn& column : table.columns) {
    std::string key(name(column.column));
    if (column.year) key = std::to_string(*column.year);
    if (!column.period.empty()) key = column.period;
    if (json["columns"].contains(key)) key += "@" + std::to_string(column.position);
    json["columns"][key] = {{"head", column.head}, {"position", column.position}};
  }
  json["sections"] = Json::array();
  for (const roadmap::Section& section : table.sections) {
    Json entry = {
        {"number", section.number}, {"title", section.title}, {"measures", Json::array()}};
    for (const roadmap::Measure& measure : section.measures)
      entry["measures"].push_back(measure_json(measure, language));
    json["sections"].push_back(std::move(entry));
  }
  return json;
}

Json period_or_null(const std::optional<Period>& period) {
  if (!period) return nullptr;
  return {{"start", to_iso(period->first)}, {"end", to_iso(period->last)}};
}

Json approval_or_null(const std::optional<roadmap::Approval>& approval) {
  if (!approval) return nullptr;
  return {{"date", approval->date ? Json(to_iso(*approval->date)) : Json(nullptr)},
          {"number", approval->number},
          {"text", approval->text}};
}

}  // namespace

Json to_json(const roadmap::Programme& programme, Language language) {
  Json json;
  json["file"] = programme.file;
  json["title"] = programme.title;
  json["organisation"] = programme.organisation;
  json["period"] = period_or_null(programme.period);
  json["approved"] = approval_or_null(programme.approval);
  json["tables"] = Json::array();
  for (const auto& table : programme.tables)
    json["tables"].push_back(table_json(table, language));
  json["orphans"] = Json::array();
  for (const auto& orphan : programme.orphans) {
    json["orphans"].push_back(
        {{"text", orphan.text}, {"place", to_words(orphan.place).in(language)}});
  }
  json["questions"] = Json::array();
  for (const roadmap::Question& question : programme.questions) {
    Json effects = Json::array();
    for (const Words& effect : question.effects)
      effects.push_back(effect.in(language));
    json["questions"].push_back({{"code", question.code},
                                 {"measure", question.measure_id},
                                 {"place", to_words(question.place).in(language)},
                                 {"text", question.text},
                                 {"ask", question.ask.in(language)},
                                 {"candidates", question.candidates},
                                 {"effects", std::move(effects)},
                                 {"measures", question.measures},
                                 {"blocking", question.blocking}});
  }
  return json;
}

}  // namespace vekha::cli
