#include "web/pages.h"

#include "access/secrets.h"
#include "base/error.h"
#include "http/problem_document.h"
#include "publish/site_folder.h"
#include "service/drafts.h"
#include "service/published_files.h"
#include "service/run.h"
#include "web/actions.h"
#include "web/annotated_copies.h"
#include "web/downloads.h"
#include "web/note_form.h"
#include "web/page_view.h"
#include "web/question_page.h"
#include "web/reports.h"

#include <algorithm>

namespace vekha::web {

namespace {

using access::Scope;
using render::Value;
using PageHandler = std::function<http::Response(http::Request&, const Caller&)>;

http::Fault fault_of(int status, const Problem& problem) {
  return {.status = status,
          .code = problem.code,
          .title = {"Не получилось", "It did not work"},
          .detail = {},
          .problems = {problem}};
}

// Whoever is not logged in is sent to the login; pages take cookies only, no tokens.
http::Handler page(Parts& parts, Scope scope, PageHandler handler) {
  return [&parts, scope, handler = std::move(handler)](http::Request& request) {
    const Caller caller = caller_of(request, parts);
    if (!caller.session) return see_other("/manage/login");
    try {
      if (!caller.may(scope)) {
        throw http::FaultError(
            {.status = 403, .code = "forbidden", .title = {"Недостаточно прав", "Not allowed"}});
      }
      return handler(request, caller);
    } catch (const http::FaultError& error) {
      return fault_page(parts, request, caller, error.fault());
    } catch (const http::TooLarge& error) {
      return fault_page(parts, request, caller, http::too_large(error));
    } catch (const InputError& error) {
      return fault_page(parts, request, caller, fault_of(422, error.problem()));
    } catch (const ServiceError& error) {  // the disk is full, another holds the site
      return fault_page(parts, request, caller, fault_of(503, error.problem()));
    }
  };
}

using FormHandler = std::function<http::Response(http::Form&, http::Request&, const Caller&)>;
struct FormDemand {
  Scope scope;
  std::string action;
};

// A form that changes something: read whole, its token checked, the action written down, then done.
http::Handler form_page(Parts& parts, FormDemand demand, FormHandler handler) {
  const Scope scope = demand.scope;
  return page(
      parts, scope,
      [&parts, demand = std::move(demand), handler = std::move(handler)](http::Request& request,
                                                                         const Caller& caller) {
        http::Form form = http::read_form(request, upload_rules(parts));
        const bool genuine = !is_from_elsewhere(request) &&
                             access::equal_in_constant_time(http::value_of(form.fields, "csrf"),
                                                            caller.session->csrf);
        parts.audit.write({.time = schedule::now(),
                           .who = caller.who,
                           .from = request.peer,
                           .what = demand.action,
                           .target = http::value_of(form.fields, "target"),
                           .allowed = genuine});
        if (!genuine) {
          throw http::FaultError({.status = 403,
                                  .code = "forged",
                                  .title = {"Форма устарела: откройте страницу заново",
                                            "The form is out of date: open the page anew"}});
        }
        return handler(form, request, caller);
      });
}

Value run_value(const Parts& parts, const service::RunRecord& record) {
  Value value;
  value.set("id", record.id);
  value.set("time", shown_time(parts, record.created));
  value.set("trigger", record.trigger);
  value.set("message", Value::unless_empty(record.message.in(page_language(parts))));
  value.set("going_on", !service::is_over(record.state));
  value.set("good", record.state == service::RunState::published ||
                        record.state == service::RunState::drafted);
  value.set("fatal", std::to_string(record.fatal));
  value.set("warnings", std::to_string(record.warnings));
  value.set("remarks", std::to_string(record.remarks));
  return value;
}

Value draft_list(const Parts& parts) {
  Value::List drafts;
  for (const service::Draft& draft : service::drafts_of(*parts.workspace())) {
    Value entry;
    entry.set("id", draft.name);
    entry.set("stopped", draft.stopped);
    entry.set("has_problems", !draft.problems.empty());
    entry.set("problems", problem_list(draft.problems, page_language(parts)));
    drafts.push_back(std::move(entry));
  }
  return drafts;
}

// A draft as visitors would see it, for those who are logged in.
http::Response draft_file(const Parts& parts, const http::Request& request) {
  const std::string& id = request.captured.at(0);
  const std::string& path = request.captured.at(1);
  const publish::SiteFolder site(parts.workspace()->site);
  const auto all = site.drafts();
  const bool known = std::ranges::find(all, id) != all.end();
  const auto file = known ? service::file_within(site.draft_path(id), path) : std::nullopt;
  if (!file) throw http::FaultError(http::not_found());
  const bool folder = file->path.filename() == "index.html" && !path.ends_with("index.html");
  if (folder && !path.empty() && !path.ends_with('/')) return see_other(request.path + "/");
  http::Response response{.media_type = file->media_type};
  response.body = http::FileBody{file->path};
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Content-Security-Policy", "frame-ancestors 'self'");
  response.headers.add("Cache-Control", "no-store");
  return response;
}

http::Response overview(Parts& parts, const http::Request& request, const Caller& caller) {
  const publish::SiteFolder site(parts.workspace()->site);
  const auto current = site.current();
  Value::List releases;
  auto all = site.releases();
  std::ranges::reverse(all);
  for (const std::string& id : all) {
    Value entry;
    entry.set("id", id);
    entry.set("shown", current == id);
    releases.push_back(std::move(entry));
  }
  Value::List runs;
  for (const service::RunRecord& record : parts.runs->list(10))
    runs.push_back(run_value(parts, record));
  Value::List programmes;
  const Published published = parts.live.get();
  if (published.snapshot) {
    for (const auto& programme : published.snapshot->programmes) {
      Value entry;
      entry.set("id", programme.id);
      entry.set("title", programme.title.empty() ? programme.id : programme.title);
      entry.set("questions", std::to_string(programme.questions.size()));
      programmes.push_back(std::move(entry));
    }
  }
  Value model;
  model.set("shown", current ? Value(*current) : Value::absent());
  model.set("stale", published.snapshot && !published.matches);
  model.set("going_on", parts.manager->current().has_value());
  model.set("may_change", caller.may(Scope::run));
  model.set("has_releases", !releases.empty());
  model.set("releases", std::move(releases));
  const Value drafts = draft_list(parts);
  model.set("has_drafts", !publish::SiteFolder(parts.workspace()->site).drafts().empty());
  model.set("drafts", drafts);
  model.set("has_runs", !runs.empty());
  model.set("runs", std::move(runs));
  model.set("has_programmes", !programmes.empty());
  model.set("programmes", std::move(programmes));
  return page_response(parts, request, caller, "overview", std::move(model));
}

http::Response run_page(Parts& parts, const http::Request& request, const Caller& caller) {
  const auto record = parts.runs->find(request.captured.at(0));
  if (!record) throw http::FaultError(http::not_found());
  const Problems problems = parts.runs->problems(record->id);
  Value model;
  model.set("run", run_value(parts, *record));
  model.set("has_problems", !problems.empty());
  model.set("problems", problem_list(problems, page_language(parts)));
  model.set("log", parts.runs->log(record->id));
  model.set("may_change", caller.may(Scope::run));
  return page_response(parts, request, caller, "run", std::move(model));
}

http::Response uploaded(Parts& parts, http::Form& form, http::Request& request,
                        const Caller& caller) {
  const auto kind = upload_kind_of(http::value_of(form.fields, "kind"));
  if (!kind || form.files.empty()) return see_other("/manage/?said=no_file");
  Value::List files;
  for (http::FormFile& file : form.files) {
    const UploadResult result = take_upload(parts, {caller.who, request.peer}, file, *kind);
    Value entry;
    entry.set("file", file.file_name());
    entry.set("kept", !result.name.empty());
    entry.set("has_problems", !result.problems.empty());
    entry.set("problems", problem_list(result.problems, page_language(parts)));
    entry.set("annotated", Value::unless_empty(result.annotated));
    files.push_back(std::move(entry));
  }
  Value model;
  model.set("files", std::move(files));
  return page_response(parts, request, caller, "uploaded", std::move(model));
}

// «вошёл»; an action that has no phrase by its code.
std::string worded(const report::Phrases& phrases, const std::string& key,
                   const std::string& code) {
  return phrases.has(key + code) ? phrases.text(key + code) : code;
}

http::Response audit_page(Parts& parts, const http::Request& request, const Caller& caller) {
  const PhraseShelf::Shared phrases = phrases_of(parts, page_language(parts));
  Value::List actions;
  for (const access::Action& action : parts.audit.last(200)) {
    Value entry;
    entry.set("time", shown_time(parts, action.time));
    entry.set("who", action.who);
    entry.set("from", action.from);
    entry.set("what", worded(*phrases, "action.", action.what));
    entry.set("target", action.target);
    entry.set("refused", !action.allowed);
    actions.push_back(std::move(entry));
  }
  Value::List users;
  for (const access::User& user : parts.accounts.list()) {
    Value entry;
    entry.set("name", user.name);
    entry.set("role", worded(*phrases, "role.", std::string(access::name_of(user.role))));
    users.push_back(std::move(entry));
  }
  Value model;
  model.set("actions", std::move(actions));
  model.set("users", std::move(users));
  return page_response(parts, request, caller, "audit", std::move(model));
}

// A browser on a proxied connection speaks TLS to the proxy, which says so from this machine.
bool came_over_tls(const http::Request& request) {
  const bool local_proxy = request.peer == "127.0.0.1" || request.peer == "::1";
  return request.secure || (local_proxy && request.headers.get("X-Forwarded-Proto") == "https");
}

http::Response login_page(Parts& parts, const http::Request& request, const std::string& fault) {
  Value model;
  model.set("wrong", fault == "wrong");
  model.set("wait", fault == "wait");
  http::Response response = page_response(parts, request, {}, "login", std::move(model));
  if (fault == "wrong") response.status = 401;
  if (fault == "wait") response.status = 429;
  return response;
}

http::Response log_in(Parts& parts, http::Request& request) {
  if (is_from_elsewhere(request)) return see_other("/manage/login");
  const http::Fields fields = http::parse_form(http::read_all(*request.body, 8192));
  const std::string name = http::value_of(fields, "name").substr(0, 60);
  const auto now = access::Steady::now();
  const bool slow = parts.throttle.wait(name, request.peer, now).count() > 0;
  const auto user =
      slow ? std::nullopt : parts.accounts.entering(name, http::value_of(fields, "password"));
  parts.audit.write({.time = schedule::now(),
                     .who = "user:" + name,
                     .from = request.peer,
                     .what = "login",
                     .target = "",
                     .allowed = user.has_value()});
  if (!user) {
    ++parts.metrics.logins_refused;
    if (!slow) parts.throttle.failed(name, request.peer, now);
    return login_page(parts, request, slow ? "wait" : "wrong");
  }
  parts.throttle.succeeded(name, request.peer);
  http::Response response = see_other("/manage/");
  response.headers.add("Set-Cookie", std::string(session_cookie) + "=" +
                                         parts.sessions.begin(*user, now) +
                                         "; Path=/; HttpOnly; SameSite=Strict" +
                                         (came_over_tls(request) ? "; Secure" : ""));
  return response;
}

http::Response log_out(Parts& parts, const http::Request& request) {
  parts.sessions.end(request.cookie(session_cookie));
  http::Response response = see_other("/manage/login?said=logged_out");
  response.headers.add("Set-Cookie", std::string(session_cookie) +
                                         "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  return response;
}

http::Response asset(const Parts& parts, const std::string& name) {
  const report::Templates templates = service::templates_of(*parts.workspace(), parts.templates);
  const auto names = templates.list("assets");
  if (std::ranges::find(names, name) == names.end()) throw http::FaultError(http::not_found());
  http::Response response{.media_type = http::media_type_of(name)};
  response.body = templates.read(name);
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Cache-Control", "max-age=300");
  return response;
}

void add_forms(http::Router& router, Parts& parts) {
  router.add("POST", "/manage/logout",
             form_page(parts, {Scope::read, "logout"},
                       [&parts](http::Form&, http::Request& request, const Caller&) {
                         return log_out(parts, request);
                       }));
  router.add("POST", "/manage/run",
             form_page(parts, {Scope::run, "run.start"},
                       [&parts](http::Form&, http::Request&, const Caller& caller) {
                         return see_other("/manage/runs/" + start_run(parts, caller, std::nullopt));
                       }));
  router.add("POST", "/manage/stop",
             form_page(parts, {Scope::run, "run.stop"},
                       [&parts](http::Form& form, http::Request&, const Caller&) {
                         const bool stopped =
                             parts.manager->stop(http::value_of(form.fields, "target"));
                         return see_other(stopped ? "/manage/?said=stopping"
                                                  : "/manage/?said=not_going_on");
                       }));
  router.add("POST", "/manage/show",
             form_page(parts, {Scope::publish, "release.show"},
                       [&parts](http::Form& form, http::Request&, const Caller&) {
                         show_release(parts, http::value_of(form.fields, "target"));
                         return see_other("/manage/?said=shown");
                       }));
  using Change = Problems (*)(Parts&, const std::string&, const std::string&);
  const auto add_draft_form = [&](const char* pattern, FormDemand demand, Change change,
                                  const char* said) {
    router.add(
        "POST", pattern,
        form_page(parts, std::move(demand),
                  [&parts, change, said](http::Form& form, http::Request&, const Caller& caller) {
                    change(parts, caller.who, http::value_of(form.fields, "target"));
                    return see_other(said);
                  }));
  };
  add_draft_form("/manage/approve", {Scope::publish, "draft.approve"}, approve_draft,
                 "/manage/?said=shown");
  add_draft_form("/manage/discard", {Scope::publish, "draft.discard"}, discard_draft,
                 "/manage/?said=discarded");
  router.add("POST", "/manage/upload",
             form_page(parts, {Scope::upload, "upload"},
                       [&parts](http::Form& form, http::Request& request, const Caller& caller) {
                         return uploaded(parts, form, request, caller);
                       }));
  router.add("POST", "/manage/decide",
             form_page(parts, {Scope::decide, "decide"},
                       [&parts](http::Form& form, http::Request& request, const Caller& caller) {
                         return decided(parts, form, request, caller);
                       }));
}

}  // namespace

void add_pages(http::Router& router, Parts& parts) {
  router.add("GET", "/manage", [](http::Request&) { return see_other("/manage/"); });
  router.add("GET", "/manage/login",
             [&parts](http::Request& request) { return login_page(parts, request, ""); });
  router.add("POST", "/manage/login",
             [&parts](http::Request& request) { return log_in(parts, request); });
  router.add("GET", "/manage/",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller& caller) {
               return overview(parts, request, caller);
             }));
  router.add("GET", "/manage/runs/{run}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller& caller) {
               return run_page(parts, request, caller);
             }));
  router.add("GET", "/manage/questions/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller& caller) {
               return questions_page(parts, request, caller, request.captured.at(0));
             }));
  router.add("GET", "/manage/passport/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller&) {
               return passport_download(parts, request.captured.at(0));
             }));
  router.add("GET", "/manage/forms/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller& caller) {
               return form_choice(parts, request, caller);
             }));
  router.add("GET", "/manage/form/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller&) {
               return form_download(parts, request);
             }));
  router.add("GET", "/manage/notes/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller& caller) {
               return note_form(parts, request, caller);
             }));
  router.add("GET", "/manage/note/{programme}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller&) {
               return note_response(parts, request.captured.at(0),
                                    note_wish(request.query_fields(), page_language(parts)));
             }));
  router.add("GET", "/manage/drafts/{draft}/{path...}",
             page(parts, Scope::read, [&parts](http::Request& request, const Caller&) {
               return draft_file(parts, request);
             }));
  router.add("GET", "/manage/uploads/{upload}",
             page(parts, Scope::upload, [&parts](http::Request& request, const Caller&) {
               return annotated_copy(parts, request.captured.at(0));
             }));
  router.add("GET", "/manage/audit",
             page(parts, Scope::admin, [&parts](http::Request& request, const Caller& caller) {
               return audit_page(parts, request, caller);
             }));
  router.add("GET", "/manage/assets/{file}", [&parts](http::Request& request) {
    return asset(parts, "assets/" + request.captured.at(0));
  });
  router.add("GET", "/manage/assets/fonts/{file}", [&parts](http::Request& request) {
    return asset(parts, "assets/fonts/" + request.captured.at(0));
  });
  add_forms(router, parts);
}

}  // namespace vekha::web
