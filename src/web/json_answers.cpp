#include "web/json_answers.h"

namespace vekha::web {

namespace {

Json text_or_null(const std::optional<Fraction>& value) {
  return value ? Json(to_plain(*value)) : Json(nullptr);
}

Json text_or_null(const std::optional<Decimal>& value) {
  return value ? Json(to_plain(*value)) : Json(nullptr);
}

Json text_or_null(const std::optional<service::Instant>& value) {
  return value ? Json(schedule::to_utc_text(*value)) : Json(nullptr);
}

const char* name_of(Severity severity) {
  if (severity == Severity::fatal) return "fatal";
  return severity == Severity::warning ? "warning" : "remark";
}

Json ratio(const evaluation::Ratio& value) {
  return {{"done", value.done}, {"due", value.due}};
}

Json measure(const report::MeasureReport& entry) {
  const evaluation::MeasureResult& result = entry.result;
  Json due = Json::array();
  for (const Date day : result.due)
    due.push_back(to_iso(day));
  return {{"id", entry.measure.id},
          {"number", entry.measure.number},
          {"title", entry.measure.title.text},
          {"status", std::string(evaluation::code(result.status))},
          {"rule", result.rule},
          {"degree", text_or_null(result.degree)},
          {"plan", text_or_null(result.plan)},
          {"actual", text_or_null(result.actual)},
          {"due", due},
          {"days_late", result.days_late}};
}

}  // namespace

http::Response json_response(const Json& json, int status) {
  http::Response response{.status = status, .media_type = "application/json"};
  response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Cache-Control", "no-cache");
  return response;
}

Json json_of(const Problem& problem, Language language) {
  return {{"code", problem.code},
          {"severity", name_of(problem.severity)},
          {"where", to_words(problem.place).in(language)},
          {"text", problem.text.in(language)},
          {"advice", problem.advice.in(language)}};
}

Json json_of(const Problems& problems, Language language) {
  Json list = Json::array();
  for (const Problem& problem : problems)
    list.push_back(json_of(problem, language));
  return list;
}

Json json_of(const evaluation::Rollup& rollup) {
  Json by_status = Json::object();
  for (std::size_t i = 0; i < evaluation::status_count; ++i) {
    if (rollup.by_status[i] > 0)
      by_status[std::string(evaluation::code(static_cast<evaluation::Status>(i)))] =
          rollup.by_status[i];
  }
  return {{"total", rollup.total},
          {"by_status", by_status},
          {"srm", ratio(rollup.srm)},
          {"srm_in_time", ratio(rollup.srm_in_time)},
          {"completeness", ratio(rollup.completeness)},
          {"degree", text_or_null(rollup.degree)},
          {"undecided", rollup.undecided}};
}

Json json_of(const service::RunRecord& record, Language language) {
  return {{"id", record.id},
          {"trigger", record.trigger},
          {"state", std::string(service::name_of(record.state))},
          {"created", schedule::to_utc_text(record.created)},
          {"started", text_or_null(record.started)},
          {"ended", text_or_null(record.ended)},
          {"attempt", record.attempt},
          {"release", record.release},
          {"draft", record.draft},
          {"snapshot", record.snapshot},
          {"as_of", record.as_of},
          {"fatal", record.fatal},
          {"warnings", record.warnings},
          {"remarks", record.remarks},
          {"message", record.message.in(language)}};
}

Json json_of(const service::Draft& draft, Language language) {
  return {{"id", draft.name},
          {"stopped", draft.stopped},
          {"as_of", draft.as_of},
          {"snapshot", draft.snapshot},
          {"problems", json_of(draft.problems, language)}};
}

Json programme_summary(const report::ProgrammeReport& programme) {
  Json json{{"id", programme.id},
            {"title", programme.title},
            {"organisation", programme.organisation},
            {"period", nullptr},
            {"window",
             {{"start", to_iso(programme.window.first)}, {"end", to_iso(programme.window.last)}}},
            {"questions", programme.questions.size()},
            {"rollup", json_of(programme.rollup)}};
  if (programme.period)
    json["period"] = {{"start", to_iso(programme.period->first)},
                      {"end", to_iso(programme.period->last)}};
  return json;
}

Json programme_report(const report::ProgrammeReport& programme, const report::Snapshot& snapshot) {
  Json json{{"snapshot", snapshot.id},
            {"as_of", to_iso(snapshot.as_of)},
            {"programme", programme_summary(programme)},
            {"sections", Json::array()},
            {"measures", Json::array()}};
  for (const report::SectionReport& section : programme.sections) {
    json["sections"].push_back({{"id", section.id},
                                {"number", section.number},
                                {"title", section.title},
                                {"rollup", json_of(section.rollup)}});
  }
  for (const report::MeasureReport& entry : programme.measures) {
    json["measures"].push_back(measure(entry));
    json["measures"].back()["section"] =
        entry.section < programme.sections.size() ? programme.sections[entry.section].id : "";
  }
  return json;
}

Json json_of(const roadmap::Question& question, const std::string& programme, Language language) {
  return {{"programme", programme},
          {"code", question.code},
          {"measure", question.measure_id},
          {"where", to_words(question.place).in(language)},
          {"text", question.text},
          {"ask", question.ask.in(language)},
          {"candidates", question.candidates},
          {"blocking", question.blocking}};
}

}  // namespace vekha::web
