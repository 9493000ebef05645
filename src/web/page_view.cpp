#include "web/page_view.h"

#include "render/template_engine.h"
#include "service/run.h"

#include <fmt/format.h>

namespace vekha::web {

using render::Value;

Language page_language(const Parts& parts) {
  return parts.workspace()->language;
}

PhraseShelf::Shared phrases_of(const Parts& parts, Language language) {
  return parts.phrases.get(service::templates_of(*parts.workspace(), parts.templates), language);
}

void add_security_headers(http::Response& response) {
  response.headers.add("Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
                       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Referrer-Policy", "same-origin");
  response.headers.add("Cache-Control", "no-store");
}

http::Response page_response(Parts& parts, const http::Request& request, const Caller& caller,
                             const std::string& name, Value model) {
  const auto workspace = parts.workspace();
  const report::Templates templates = service::templates_of(*workspace, parts.templates);
  const PhraseShelf::Shared shelved = parts.phrases.get(templates, workspace->language);
  const report::Phrases& phrases = *shelved;
  const std::string said = "manage.said." + request.query_value("said");
  Value page;
  page.set("lang", workspace->language == Language::russian ? "ru" : "en");
  page.set("office", workspace->office.short_name);
  page.set("user", caller.session ? Value(caller.session->user.name) : Value::absent());
  page.set("csrf", caller.session ? Value(caller.session->csrf) : Value(""));
  page.set("is_admin", caller.may(access::Scope::admin));
  page.set("said", phrases.has(said) ? Value(phrases.text(said)) : Value::absent());
  model.set("page", std::move(page));
  http::Response response{.media_type = "text/html; charset=utf-8"};
  response.body = render::TemplateEngine(templates, phrases).render("service/" + name, model);
  add_security_headers(response);
  return response;
}

http::Response fault_page(Parts& parts, const http::Request& request, const Caller& caller,
                          const http::Fault& fault) {
  const Language language = page_language(parts);
  Value model;
  model.set("title", fault.title.in(language));
  model.set("detail", Value::unless_empty(fault.detail.in(language)));
  model.set("has_problems", !fault.problems.empty());
  model.set("problems", problem_list(fault.problems, language));
  http::Response response = page_response(parts, request, caller, "fault", std::move(model));
  response.status = fault.status;
  return response;
}

http::Response missing_page(Parts& parts, bool published) {
  const auto workspace = parts.workspace();
  const report::Templates templates = service::templates_of(*workspace, parts.templates);
  const PhraseShelf::Shared phrases = parts.phrases.get(templates, workspace->language);
  const std::string what = published ? "visitor.missing" : "visitor.nothing";
  Value model;
  model.set("lang", workspace->language == Language::russian ? "ru" : "en");
  model.set("office", workspace->office.short_name);
  model.set("title", phrases->text(what));
  model.set("detail", phrases->text(what + "_lead"));
  model.set("has_site", published);
  http::Response response{.status = 404, .media_type = "text/html; charset=utf-8"};
  response.body = render::TemplateEngine(templates, *phrases).render("service/missing", model);
  add_security_headers(response);
  return response;
}

http::Response see_other(const std::string& path) {
  http::Response response{.status = 303};
  response.headers.add("Location", path);
  response.headers.add("Cache-Control", "no-store");
  return response;
}

Value problem_list(const Problems& problems, Language language) {
  constexpr std::size_t shown_at_most = 500;
  Value::List list;
  for (const Problem& problem : problems) {
    if (list.size() >= shown_at_most) break;
    Value entry;
    entry.set("fatal", problem.severity == Severity::fatal);
    entry.set("where", Value::unless_empty(to_words(problem.place).in(language)));
    entry.set("text", problem.text.in(language));
    entry.set("advice", Value::unless_empty(problem.advice.in(language)));
    list.push_back(std::move(entry));
  }
  return list;
}

std::string shown_time(const Parts& parts, service::Instant instant) {
  const schedule::LocalTime local = schedule::local_time(instant, parts.workspace()->time_zone);
  return fmt::format("{} {:02}:{:02}", to_russian(local.date), local.hour, local.minute);
}

}  // namespace vekha::web
