#pragma once

#include "http/exchange.h"

#include <string>
#include <string_view>
#include <vector>

namespace vekha::http {

/// A table of addresses. A pattern's «{name}» stands for one part of the path, decoded into
/// Request::captured in order; a captured part is never empty and holds neither «/» nor a control
/// character. «{name...}» at the end stands for all further parts, captured as one text with «/»
/// between them; it may be empty. HEAD is answered by GET's handler.
class Router {
 public:
  struct Route {
    std::string method;
    std::string pattern;  ///< "/api/v1/runs/{id}"
    Handler handler;
  };

  void add(std::string method, std::string pattern, Handler handler) {
    routes_.push_back({std::move(method), std::move(pattern), std::move(handler)});
  }
  /// For paths that fit no pattern; without it they are answered 404.
  void otherwise(Handler handler) { otherwise_ = std::move(handler); }

  const std::vector<Route>& routes() const { return routes_; }
  Response operator()(Request& request) const;

 private:
  std::vector<Route> routes_;
  Handler otherwise_;
};

}  // namespace vekha::http
