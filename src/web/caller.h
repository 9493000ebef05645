#pragma once

#include "web/parts.h"

#include <optional>
#include <set>
#include <string>

namespace vekha::web {

/// Who makes a request.
struct Caller {
  std::string who = "nobody";  ///< «user:metodist», «token:0f3a»
  std::set<access::Scope> scopes;
  std::optional<access::Session> session;  ///< of a person at the methodist's page

  bool may(access::Scope scope) const { return scopes.count(scope) > 0; }
};

/// By «Authorization: Bearer», else by the session's cookie, else nobody.
Caller caller_of(const http::Request& request, Parts& parts);

/// What a handler is wrapped in: throws FaultError 401 or 403 unless the caller may do it. A change
/// asked for by cookie also needs the session's token in X-CSRF-Token or in the query, and must not
/// come from a page of another site. Every change is in the log of actions before it is done; a
/// refused one is, too.
struct Demand {
  access::Scope scope = access::Scope::read;
  std::string action;  ///< «run.start»; empty: changes nothing, is not logged
};
using CallerHandler = std::function<http::Response(http::Request&, const Caller&)>;
http::Handler guarded(Parts& parts, Demand demand, CallerHandler handler);

/// A request that a page of another site made the browser send (Sec-Fetch-Site, Origin).
bool is_from_elsewhere(const http::Request& request);

inline constexpr const char* session_cookie = "vekha-session";

}  // namespace vekha::web
