#include "web/caller.h"

#include "access/secrets.h"
#include "http/problem_document.h"

namespace vekha::web {

namespace {

constexpr std::string_view bearer = "Bearer ";

http::Fault unauthorized() {
  return {.status = 401,
          .code = "unauthorized",
          .title = {"Нужно войти", "Authentication is needed"},
          .detail = {"войдите на странице /manage/ или пришлите токен: Authorization: Bearer …",
                     "log in at /manage/ or send a token: Authorization: Bearer …"}};
}

http::Fault forbidden(const Words& detail) {
  return {.status = 403,
          .code = "forbidden",
          .title = {"Недостаточно прав", "Not allowed"},
          .detail = detail};
}

// Forms send the token in a field that only their handler reads, so pages check it themselves.
bool has_csrf_token(const http::Request& request, const access::Session& session) {
  return access::equal_in_constant_time(request.headers.get("X-CSRF-Token"), session.csrf);
}

}  // namespace

bool is_from_elsewhere(const http::Request& request) {
  const std::string site = request.headers.get("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const std::string origin = request.headers.get("Origin");
  if (origin.empty()) return false;
  const std::size_t mark = origin.find("://");
  return mark == std::string::npos || origin.substr(mark + 3) != request.headers.get("Host");
}

Caller caller_of(const http::Request& request, Parts& parts) {
  Caller caller;
  const std::string authorization = request.headers.get("Authorization");
  if (!authorization.empty()) {
    if (!authorization.starts_with(bearer)) return caller;
    const auto token = parts.tokens.entering(authorization.substr(bearer.size()), schedule::now());
    if (!token) return caller;
    caller.who = "token:" + token->id;
    caller.scopes = token->scopes;
    return caller;
  }
  caller.session = parts.sessions.find(request.cookie(session_cookie), access::Steady::now());
  if (!caller.session) return caller;
  caller.who = "user:" + caller.session->user.name;
  for (const access::Scope scope : access::all_scopes()) {
    if (access::allows(caller.session->user.role, scope)) caller.scopes.insert(scope);
  }
  return caller;
}

namespace {

// The disk is full, another holds the site: what is wrong is told to those who may act here.
http::FaultError unavailable(const Problem& problem) {
  return http::FaultError({.status = 503,
                           .code = problem.code,
                           .title = {"Не получилось", "It did not work"},
                           .detail = {},
                           .problems = {problem}});
}

// Asks who calls and whether that one may, and writes changes down.
http::Handler rightful(Parts& parts, Demand demand, CallerHandler handler) {
  return [&parts, demand = std::move(demand),
          handler = std::move(handler)](http::Request& request) {
    const Caller caller = caller_of(request, parts);
    const bool changes = !demand.action.empty();
    const bool allowed = caller.may(demand.scope);
    if (changes) {
      parts.audit.write({.time = schedule::now(),
                         .who = caller.who,
                         .from = request.peer,
                         .what = demand.action,
                         .target = request.captured.empty() ? "" : request.captured.front(),
                         .allowed = allowed});
    }
    if (!allowed && caller.scopes.empty()) {
      http::Response response = http::to_response(unauthorized(), request.language());
      response.headers.add("WWW-Authenticate", "Bearer realm=\"vekha\"");
      return response;
    }
    if (!allowed) {
      const std::string scope(access::name_of(demand.scope));
      throw http::FaultError(
          forbidden({"нужно право «" + scope + "»", "the scope «" + scope + "» is needed"}));
    }
    const bool forged = changes && caller.session &&
                        (is_from_elsewhere(request) || !has_csrf_token(request, *caller.session));
    if (forged) {
      throw http::FaultError(forbidden(
          {"запрос пришёл не с нашей страницы", "the request did not come from our page"}));
    }
    return handler(request, caller);
  };
}

}  // namespace

http::Handler guarded(Parts& parts, Demand demand, CallerHandler handler) {
  http::Handler checked = rightful(parts, std::move(demand), std::move(handler));
  return [&parts, checked = std::move(checked)](http::Request& request) {
    try {
      return checked(request);
    } catch (const ServiceError& error) {
      parts.log->write(service::LogLevel::error, "",
                       {to_text(error.problem(), Language::russian),
                        to_text(error.problem(), Language::english)});
      if (caller_of(request, parts).scopes.empty()) throw;
      throw unavailable(error.problem());
    }
  };
}

}  // namespace vekha::web
