#include "http/router.h"

#include "base/text.h"
#include "http/problem_document.h"

#include <algorithm>

namespace vekha::http {

namespace {

using Parts = std::vector<std::string>;

bool is_safe_part(const std::string& part) {
  return !part.empty() && text::is_utf8(part) && std::ranges::none_of(part, [](char c) {
    return c == '/' || c == '\\' || (c >= 0 && c < ' ');
  });
}

// «{path...}»: further parts, of which none may be unsafe; an empty one stands at the end only.
std::optional<std::string> rest_of(const Parts& given, std::size_t first) {
  std::string rest;
  for (std::size_t i = first; i < given.size(); ++i) {
    const auto part = percent_decoded(given[i]);
    const bool last_slash = i + 1 == given.size() && given[i].empty();
    if (!part || (!last_slash && !is_safe_part(*part))) return std::nullopt;
    rest += (i == first ? "" : "/") + *part;
  }
  return rest;
}

// The decoded parts that the pattern leaves open; nullopt: it does not fit.
std::optional<Parts> captured_by(const std::string& pattern, std::string_view path) {
  const Parts wanted = text::split(pattern, '/');
  const Parts given = text::split(path, '/');
  const bool open_end = wanted.back().ends_with("...}");
  const bool fits = open_end ? given.size() >= wanted.size() : given.size() == wanted.size();
  if (!fits) return std::nullopt;
  Parts captured;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (open_end && i + 1 == wanted.size()) {
      auto rest = rest_of(given, i);
      if (!rest) return std::nullopt;
      captured.push_back(std::move(*rest));
      break;
    }
    const bool open = !wanted[i].empty() && wanted[i].front() == '{';
    if (!open && wanted[i] != given[i]) return std::nullopt;
    if (!open) continue;
    auto part = percent_decoded(given[i]);
    if (!part || !is_safe_part(*part)) return std::nullopt;
    captured.push_back(std::move(*part));
  }
  return captured;
}

}  // namespace

Response Router::operator()(Request& request) const {
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::string allowed;
  for (const Route& route : routes_) {
    auto captured = captured_by(route.pattern, request.path);
    if (!captured) continue;
    if (route.method == method) {
      request.captured = std::move(*captured);
      return route.handler(request);
    }
    allowed += (allowed.empty() ? "" : ", ") + route.method;
  }
  if (!allowed.empty()) {
    Response response = to_response(method_not_allowed(), request.language());
    response.headers.add("Allow", allowed);
    return response;
  }
  if (otherwise_) return otherwise_(request);
  throw FaultError(not_found());
}

}  // namespace vekha::http
