#include "http/problem_document.h"
#include "publish/site_folder.h"
#include "report/templates.h"
#include "service/run.h"
#include "web/api.h"
#include "web/json_answers.h"
#include "web/page_view.h"
#include "web/pages.h"

#include <fmt/format.h>

namespace vekha::web {

namespace {

http::Response schedule_page(const Parts& parts, const http::Request& request) {
  Json jobs = Json::array();
  for (const service::JobSettings& job : parts.workspace()->service.jobs) {
    const auto& plan = job.job.plan;
    Json times = Json::array();
    auto next = plan.cron.next(schedule::now(), plan.zone, plan.calendar);
    for (int i = 0; i < 10 && next; ++i) {
      times.push_back(
          {{"utc", schedule::to_utc_text(*next)},
           {"local", schedule::to_text(schedule::local_time(*next, plan.zone))},
           {"why", plan.cron.why(*next, plan.zone, plan.calendar).in(request.language())}});
      next = plan.cron.next(*next, plan.zone, plan.calendar);
    }
    jobs.push_back({{"name", job.job.name},
                    {"schedule", job.line},
                    {"time_zone", plan.zone},
                    {"next", times}});
  }
  return json_response({{"jobs", jobs}});
}

http::Response audit(const Parts& parts) {
  Json list = Json::array();
  for (const access::Action& action : parts.audit.last(200)) {
    list.push_back({{"time", schedule::to_utc_text(action.time)},
                    {"who", action.who},
                    {"from", action.from},
                    {"what", action.what},
                    {"target", action.target},
                    {"allowed", action.allowed}});
  }
  return json_response({{"actions", list}});
}

http::Response ready(const Parts& parts) {
  const bool shown = publish::SiteFolder(parts.workspace()->site).current().has_value();
  http::Response response{.status = parts.ready && shown ? 200 : 503};
  response.body = parts.ready && shown ? "ready\n" : shown ? "starting\n" : "nothing published\n";
  return response;
}

// https://prometheus.io/docs/instrumenting/exposition_formats/, text format 0.0.4.
http::Response metrics(const Parts& parts) {
  const auto entry = [](const char* name, const char* kind, const char* help, std::size_t value) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, kind, value);
  };
  const Metrics& counted = parts.metrics;
  http::Response response{.media_type = "text/plain; version=0.0.4; charset=utf-8"};
  response.body =
      entry("vekha_http_requests_total", "counter", "Requests answered.", counted.requests) +
      entry("vekha_http_client_errors_total", "counter", "Answers 4xx.", counted.client_errors) +
      entry("vekha_http_server_errors_total", "counter", "Answers 5xx.", counted.server_errors) +
      entry("vekha_uploads_total", "counter", "Files kept.", counted.uploads) +
      entry("vekha_logins_refused_total", "counter", "Logins refused.", counted.logins_refused) +
      entry("vekha_runs_total", "counter", "Runs that ended.", parts.manager->finished()) +
      entry("vekha_runs_not_published_total", "counter", "Runs that published nothing.",
            parts.manager->not_published()) +
      entry("vekha_run_going_on", "gauge", "1 while a run is going on.",
            parts.manager->current().has_value() ? 1 : 0);
  return response;
}

http::Response description(const Parts& parts) {
  http::Response response{.media_type = "application/json"};
  response.body =
      service::templates_of(*parts.workspace(), parts.templates).read("service/openapi.json");
  return response;
}

http::Response counted(Parts& parts, const http::Router& router, http::Request& request) {
  ++parts.metrics.requests;
  http::Response response;
  try {
    response = router(request);
  } catch (const http::FaultError& error) {
    response = http::to_response(error.fault(), request.language());
  } catch (...) {
    ++parts.metrics.server_errors;
    throw;
  }
  if (response.status >= 500) ++parts.metrics.server_errors;
  if (response.status >= 400 && response.status < 500) ++parts.metrics.client_errors;
  return response;
}

bool is_of_a_browser(const http::Request& request) {
  return request.headers.get("Accept").find("text/html") != std::string::npos &&
         !request.path.starts_with("/api/");
}

http::Response released_page(Parts& parts, const http::Request& request) {
  try {
    return parts.site.page(request);
  } catch (const http::FaultError& error) {
    if (error.fault().status != 404 || !is_of_a_browser(request)) throw;
    const auto site = publish::SiteFolder(parts.workspace()->site);
    return missing_page(parts, site.current().has_value());
  }
}

}  // namespace

void add_state_routes(http::Router& router, Parts& parts) {
  router.add("GET", "/healthz", [](http::Request&) {
    http::Response response;
    response.body = "ok\n";
    return response;
  });
  router.add("GET", "/readyz", [&parts](http::Request&) { return ready(parts); });
  router.add("GET", "/metrics", [&parts](http::Request&) { return metrics(parts); });
  router.add("GET", "/api/v1/openapi.json",
             [&parts](http::Request&) { return description(parts); });
  router.add("GET", "/api/v1/schedule",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return schedule_page(parts, request);
             }));
  router.add("GET", "/api/v1/audit",
             guarded(parts, {access::Scope::admin},
                     [&parts](http::Request&, const Caller&) { return audit(parts); }));
}

http::Router service_router(Parts& parts) {
  http::Router router;
  add_state_routes(router, parts);
  add_report_routes(router, parts);
  add_run_routes(router, parts);
  add_change_routes(router, parts);
  add_pages(router, parts);
  router.otherwise([&parts](http::Request& request) {
    if (request.method != "GET" && request.method != "HEAD") {
      http::Response response = http::to_response(http::method_not_allowed(), request.language());
      response.headers.add("Allow", "GET, HEAD");
      return response;
    }
    return released_page(parts, request);
  });
  return router;
}

http::Handler service_handler(Parts& parts) {
  return [&parts, router = service_router(parts)](http::Request& request) {
    return counted(parts, router, request);
  };
}

}  // namespace vekha::web
