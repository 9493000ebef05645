#include "http/form.h"
#include "http/problem_document.h"
#include "web/actions.h"
#include "web/api.h"
#include "web/json_answers.h"

#include <charconv>

namespace vekha::web {

namespace {

service::RunRecord run_of(const Parts& parts, const http::Request& request) {
  const auto record = parts.runs->find(request.captured.at(0));
  if (!record) throw http::FaultError(http::not_found());
  return *record;
}

http::Response list(const Parts& parts, const http::Request& request) {
  Json runs = Json::array();
  for (const service::RunRecord& record : parts.runs->list(50))
    runs.push_back(json_of(record, request.language()));
  const auto current = parts.manager->current();
  return json_response({{"current", current ? Json(*current) : Json(nullptr)}, {"runs", runs}});
}

std::optional<Date> as_of_of(const http::Request& request) {
  const std::string text = request.query_value("as_of");
  if (text.empty()) return std::nullopt;
  constexpr int earliest = 2000;  // of another century no road map is: a slip of the finger
  constexpr int latest = 2100;
  const auto date = parse_iso_date(text);
  if (!date || year_of(*date) < earliest || year_of(*date) > latest)
    throw http::FaultError(
        http::bad_request({"as_of — дата вида 2024-07-01", "as_of is a date like 2024-07-01"}));
  return date;
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string text_of(const std::vector<service::RunEvent>& news) {
  if (news.empty()) return ": waiting\n\n";
  std::string text;
  for (const service::RunEvent& event : news)
    text += "id: " + std::to_string(event.number) + "\nevent: " + event.name +
            "\ndata: " + event.data + "\n\n";
  return text;
}

void send_events(Parts& parts, const std::string& id, std::size_t seen, const http::Sink& sink) {
  std::size_t last = seen;
  bool over = false;
  bool listening = sink("retry: 3000\n\n");
  while (listening && !over) {
    const auto news = parts.manager->events(id, last, std::chrono::seconds(2), over);
    if (!news.empty()) last = news.back().number;
    listening = sink(text_of(news));
  }
  const auto record = parts.runs->find(id);
  if (!listening || !record) return;
  const Json json = json_of(*record, Language::russian);
  sink("event: end\ndata: " + json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n");
}

// Server-sent events (WHATWG HTML, 9.2). A comment every few seconds finds out whether anybody
// listens.
http::Response events(Parts& parts, const http::Request& request) {
  const std::string id = run_of(parts, request).id;
  const std::size_t seen = number_of(request.headers.get("Last-Event-ID"));
  http::Response response{.media_type = "text/event-stream"};
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("X-Accel-Buffering", "no");
  response.body = http::Stream(
      [&parts, id, seen](const http::Sink& sink) { send_events(parts, id, seen, sink); });
  return response;
}

http::Response started(Parts& parts, http::Request& request, const Caller& caller) {
  const std::string id = start_run(parts, caller, as_of_of(request));
  const auto record = parts.runs->find(id);
  http::Response response = json_response(json_of(record.value(), request.language()), 202);
  response.headers.add("Location", "/api/v1/runs/" + id);
  return response;
}

http::Response stopped(Parts& parts, http::Request& request) {
  const service::RunRecord record = run_of(parts, request);
  if (!parts.manager->stop(record.id)) {
    throw http::FaultError({.status = 409,
                            .code = "run_over",
                            .title = {"Этот запуск не идёт", "That run is not going on"}});
  }
  return json_response(json_of(record, request.language()), 202);
}

}  // namespace

void add_run_routes(http::Router& router, Parts& parts) {
  using access::Scope;
  router.add("GET", "/api/v1/runs",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return list(parts, request);
             }));
  router.add("POST", "/api/v1/runs",
             guarded(parts, {Scope::run, "run.start"},
                     [&parts](http::Request& request, const Caller& caller) {
                       return started(parts, request, caller);
                     }));
  router.add("GET", "/api/v1/runs/{run}",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return json_response(json_of(run_of(parts, request), request.language()));
             }));
  router.add(
      "GET", "/api/v1/runs/{run}/problems",
      guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
        const std::string id = run_of(parts, request).id;
        return json_response(
            {{"run", id}, {"problems", json_of(parts.runs->problems(id), request.language())}});
      }));
  router.add("GET", "/api/v1/runs/{run}/log",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               http::Response response;
               response.body = parts.runs->log(run_of(parts, request).id);
               return response;
             }));
  router.add("GET", "/api/v1/runs/{run}/events",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return events(parts, request);
             }));
  router.add(
      "POST", "/api/v1/runs/{run}/stop",
      guarded(parts, {Scope::run, "run.stop"},
              [&parts](http::Request& request, const Caller&) { return stopped(parts, request); }));
}

}  // namespace vekha::web
