#include "service/problem_json.h"

#include <algorithm>

namespace vekha::service {

namespace {

Json one_problem(const Problem& problem) {
  return {{"file", problem.place.file},
          {"sheet", problem.place.sheet},
          {"row", problem.place.row},
          {"column", problem.place.column},
          {"cell", problem.place.cell_address},
          {"code", problem.code},
          {"text", to_json(problem.text)},
          {"advice", to_json(problem.advice)},
          {"severity", static_cast<int>(problem.severity)}};
}

Problem one_problem_from(const Json& json) {
  return {.place = {.file = json.value("file", ""),
                    .sheet = json.value("sheet", ""),
                    .row = json.value("row", 0U),
                    .column = json.value("column", 0U),
                    .cell_address = json.value("cell", false)},
          .code = json.value("code", ""),
          .text = words_from_json(json.value("text", Json::object())),
          .advice = words_from_json(json.value("advice", Json::object())),
          .severity = static_cast<Severity>(std::clamp(json.value("severity", 1), 0, 2))};
}

}  // namespace

Json to_json(const Words& words) {
  return {{"ru", words.ru}, {"en", words.en}};
}

Words words_from_json(const Json& json) {
  return {json.value("ru", ""), json.value("en", "")};
}

Json to_json(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems)
    list.push_back(one_problem(problem));
  return list;
}

Problems problems_from_json(const Json& json) {
  Problems problems;
  if (!json.is_array()) return problems;
  for (const Json& entry : json)
    problems.push_back(one_problem_from(entry));
  return problems;
}

}  // namespace vekha::service
