#include "http/problem_document.h"
#include "web/actions.h"
#include "web/annotated_copies.h"
#include "web/api.h"
#include "web/json_answers.h"

namespace vekha::web {

namespace {

http::Response upload(Parts& parts, http::Request& request, const Caller& caller) {
  http::Form form = http::read_form(request, upload_rules(parts));
  const auto kind = upload_kind_of(http::value_of(form.fields, "kind"));
  if (!kind || form.files.empty()) {
    throw http::FaultError(http::bad_request(
        {"нужны поле kind (export, passport или roadmap) и хотя бы один файл",
         "a field kind (export, passport or roadmap) and at least one file are needed"}));
  }
  Json list = Json::array();
  bool all_kept = true;
  for (http::FormFile& file : form.files) {
    const UploadResult result = take_upload(parts, {caller.who, request.peer}, file, *kind);
    all_kept = all_kept && !result.name.empty();
    list.push_back(
        {{"file", file.file_name()},
         {"stored", result.name},
         {"bytes", result.bytes},
         {"sha256", result.sha256},
         {"problems", json_of(result.problems, request.language())},
         {"annotated",
          result.annotated.empty() ? Json() : Json("/api/v1/uploads/" + result.annotated)}});
  }
  return json_response({{"accepted", all_kept}, {"files", list}}, all_kept ? 201 : 422);
}

http::Response decision(Parts& parts, http::Request& request, const Caller& caller) {
  const http::Form form = http::read_form(request, upload_rules(parts));
  const auto field = [&](const char* name) { return http::value_of(form.fields, name); };
  decide(parts, {caller.who, request.peer},
         {.programme = request.captured.at(0),
          .measure = field("measure"),
          .decision = field("decision"),
          .text = field("text"),
          .basis = field("basis")});
  return json_response({{"programme", request.captured.at(0)},
                        {"measure", field("measure")},
                        {"decision", field("decision")}},
                       201);
}

http::Response reload(Parts& parts, http::Request& request) {
  const Problems problems = parts.reload();
  if (service::has_fatal(problems)) {
    throw http::FaultError({.status = 422,
                            .code = "settings_refused",
                            .title = {"Настройки с ошибкой: служба работает по прежним",
                                      "The settings are at fault: the old ones stay in force"},
                            .problems = problems});
  }
  return json_response({{"reloaded", true}, {"problems", json_of(problems, request.language())}});
}

}  // namespace

void add_change_routes(http::Router& router, Parts& parts) {
  using access::Scope;
  router.add("POST", "/api/v1/uploads",
             guarded(parts, {Scope::upload, "upload"},
                     [&parts](http::Request& request, const Caller& caller) {
                       return upload(parts, request, caller);
                     }));
  router.add("GET", "/api/v1/uploads/{upload}",
             guarded(parts, {Scope::upload, ""}, [&parts](http::Request& request, const Caller&) {
               return annotated_copy(parts, request.captured.at(0));
             }));
  router.add("POST", "/api/v1/programmes/{programme}/decisions",
             guarded(parts, {Scope::decide, "decide"},
                     [&parts](http::Request& request, const Caller& caller) {
                       return decision(parts, request, caller);
                     }));
  router.add("POST", "/api/v1/releases/{release}/show",
             guarded(parts, {Scope::publish, "release.show"},
                     [&parts](http::Request& request, const Caller&) {
                       show_release(parts, request.captured.at(0));
                       return json_response({{"id", request.captured.at(0)}, {"shown", true}});
                     }));
  using Change = Problems (*)(Parts&, const std::string&, const std::string&);
  const auto add_draft_change = [&](const char* pattern, const char* action, Change change,
                                    bool shown) {
    router.add(
        "POST", pattern,
        guarded(parts, {Scope::publish, action},
                [&parts, change, shown](http::Request& request, const Caller& caller) {
                  const std::string& id = request.captured.at(0);
                  const Problems problems = change(parts, caller.who, id);
                  return json_response({{"id", id},
                                        {"shown", shown},
                                        {"problems", json_of(problems, request.language())}});
                }));
  };
  add_draft_change("/api/v1/drafts/{draft}/approve", "draft.approve", approve_draft, true);
  add_draft_change("/api/v1/drafts/{draft}/discard", "draft.discard", discard_draft, false);
  router.add(
      "POST", "/api/v1/reload",
      guarded(parts, {Scope::admin, "reload"},
              [&parts](http::Request& request, const Caller&) { return reload(parts, request); }));
}

}  // namespace vekha::web
