#include "http/problem_document.h"

#include "base/json.h"

namespace vekha::http {

namespace {

Json json_of(const Problem& problem, Language language) {
  Json json;
  json["code"] = problem.code;
  json["severity"] = problem.severity == Severity::fatal     ? "fatal"
                     : problem.severity == Severity::warning ? "warning"
                                                             : "remark";
  json["where"] = to_words(problem.place).in(language);
  json["text"] = problem.text.in(language);
  json["advice"] = problem.advice.in(language);
  return json;
}

}  // namespace

Response to_response(const Fault& fault, Language language) {
  Json json;
  json["type"] = "urn:vekha:problem:" + fault.code;
  json["title"] = fault.title.in(language);
  json["status"] = fault.status;
  if (!fault.detail.in(language).empty()) json["detail"] = fault.detail.in(language);
  if (!fault.problems.empty()) {
    json["problems"] = Json::array();
    for (const Problem& problem : fault.problems)
      json["problems"].push_back(json_of(problem, language));
  }
  Response response{.status = fault.status, .media_type = "application/problem+json"};
  response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  response.headers.add("Content-Language", language == Language::russian ? "ru" : "en");
  response.headers.add("Cache-Control", "no-store");
  return response;
}

Fault not_found() {
  return {
      .status = 404, .code = "not_found", .title = {"Такой страницы нет", "There is no such page"}};
}

Fault too_large(const TooLarge& error) {
  Fault fault{.status = 413,
              .code = "too_large",
              .title = {"Слишком большой запрос", "The request is too large"}};
  constexpr std::size_t mebibyte = 1U << 20U;
  if (error.most() >= mebibyte) {
    const std::string most = std::to_string(error.most() / mebibyte);
    fault.detail = {"принимается не больше " + most +
                        " МБ; разделите файл или попросите администратора увеличить [server] "
                        "largest_upload_mb",
                    "no more than " + most +
                        " MB are taken; divide the file, or ask the administrator to raise "
                        "[server] largest_upload_mb"};
  } else if (error.most() > 0) {
    const std::string most = std::to_string(error.most());
    fault.detail = {"принимается не больше " + most + " байт",
                    "no more than " + most + " bytes are taken"};
  }
  return fault;
}

Fault method_not_allowed() {
  return {.status = 405,
          .code = "method_not_allowed",
          .title = {"Так к этому адресу не обращаются", "This address does not take that method"}};
}

Fault bad_request(const Words& detail) {
  return {.status = 400,
          .code = "bad_request",
          .title = {"Запрос неверен", "The request is wrong"},
          .detail = detail};
}

}  // namespace vekha::http
