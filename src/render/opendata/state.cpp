#include "render/opendata/state.h"

#include "base/json.h"

namespace vekha::render::opendata {

namespace {

using report::HistoryStep;
using report::MeasureState;
using report::ProgrammeState;
using report::State;

constexpr int form = 1;

Json number(const std::optional<Decimal>& value) {
  return value ? Json(to_plain(*value)) : Json(nullptr);
}

Json written(const MeasureState& measure) {
  Json history = Json::array();
  for (const HistoryStep& step : measure.history)
    history.push_back({to_iso(step.as_of), evaluation::code(step.status)});
  return {{"id", measure.id},
          {"number", measure.number},
          {"title", measure.title},
          {"status", evaluation::code(measure.status)},
          {"plan", number(measure.plan)},
          {"actual", number(measure.actual)},
          {"percent", measure.percent},
          {"plan_text", measure.plan_text},
          {"term_text", measure.term_text},
          {"history", history}};
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Decimal> number_of(const Json& object, const char* key) {
  return Decimal::parse(text_of(object, key));
}

std::optional<HistoryStep> step_of(const Json& step) {
  if (!step.is_array() || step.size() != 2 || !step[0].is_string() || !step[1].is_string())
    return std::nullopt;
  const auto day = parse_iso_date(step[0].get<std::string>());
  const auto status = evaluation::status_of_code(step[1].get<std::string>());
  return day && status ? std::optional(HistoryStep{*day, *status}) : std::nullopt;
}

std::optional<MeasureState> measure_of(const Json& object) {
  const auto status = evaluation::status_of_code(text_of(object, "status"));
  if (!status) return std::nullopt;
  MeasureState measure{.id = text_of(object, "id"),
                       .number = text_of(object, "number"),
                       .title = text_of(object, "title"),
                       .status = *status,
                       .plan = number_of(object, "plan"),
                       .actual = number_of(object, "actual"),
                       .percent = object.value("percent", false),
                       .plan_text = text_of(object, "plan_text"),
                       .term_text = text_of(object, "term_text"),
                       .history = {}};
  for (const Json& step : object.value("history", Json::array())) {
    if (auto read = step_of(step)) measure.history.push_back(*read);
  }
  return measure;
}

ProgrammeState programme_of(const Json& object) {
  ProgrammeState programme{
      .id = text_of(object, "id"),
      .title = text_of(object, "title"),
      .srm = {object.value("done", std::int64_t{0}), object.value("due", std::int64_t{0})},
      .measures = {}};
  for (const Json& measure : object.value("measures", Json::array())) {
    if (auto read = measure_of(measure)) programme.measures.push_back(std::move(*read));
  }
  return programme;
}

}  // namespace

std::string write_state(const State& state) {
  Json programmes = Json::array();
  for (const ProgrammeState& programme : state.programmes) {
    Json measures = Json::array();
    for (const MeasureState& measure : programme.measures)
      measures.push_back(written(measure));
    programmes.push_back({{"id", programme.id},
                          {"title", programme.title},
                          {"done", programme.srm.done},
                          {"due", programme.srm.due},
                          {"measures", measures}});
  }
  const Json whole = {{"form", form},
                      {"snapshot", state.id},
                      {"as_of", to_iso(state.as_of)},
                      {"programmes", programmes}};
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<State> read_state(std::string_view json) {
  try {
    const Json whole = Json::parse(json);
    const auto as_of = parse_iso_date(text_of(whole, "as_of"));
    if (!as_of || whole.value("form", 0) != form) return std::nullopt;
    State state{.release = "", .id = text_of(whole, "snapshot"), .as_of = *as_of, .programmes = {}};
    for (const Json& programme : whole.value("programmes", Json::array()))
      state.programmes.push_back(programme_of(programme));
    return state;
  } catch (const Json::exception&) {
    return std::nullopt;  // not JSON, or a member of another type: as if there were no such file
  }
}

}  // namespace vekha::render::opendata
