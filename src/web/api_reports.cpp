#include "http/conditions.h"
#include "http/problem_document.h"
#include "publish/manifest.h"
#include "publish/site_folder.h"
#include "render/address.h"
#include "service/drafts.h"
#include "service/run.h"
#include "web/api.h"
#include "web/json_answers.h"
#include "web/reports.h"

#include <algorithm>

namespace vekha::web {

namespace {

namespace fs = std::filesystem;

// What is published is for everybody, unless the office says otherwise; figures that are not those
// of the release that visitors see are for those who may look at drafts.
http::Handler reading(Parts& parts, std::function<http::Response(http::Request&)> handler) {
  const http::Handler known = guarded(
      parts, {}, [handler](http::Request& request, const Caller&) { return handler(request); });
  return [&parts, handler = std::move(handler), known](http::Request& request) {
    const bool open = parts.workspace()->service.reading == service::Reading::everybody;
    const Published published = parts.live.get();
    return open && (published.matches || !published.snapshot) ? handler(request) : known(request);
  };
}

http::Response programmes(Parts& parts) {
  const Published published = published_figures(parts);
  Json list = Json::array();
  for (const auto& programme : published.snapshot->programmes)
    list.push_back(programme_summary(programme));
  return json_response({{"snapshot", published.snapshot->id},
                        {"as_of", to_iso(published.snapshot->as_of)},
                        {"release", published.release},
                        {"matches_release", published.matches},
                        {"programmes", list}});
}

NoteWish wish_of(const Parts& parts, const http::Request& request) {
  return note_wish(request.query_fields(), parts.workspace()->language);
}

// A period of its own costs as much as a run: for those who are known.
http::Handler note(Parts& parts) {
  const auto make = [&parts](http::Request& request) {
    return note_response(parts, request.captured.at(0), wish_of(parts, request));
  };
  return [&parts, open = reading(parts, make),
          known = guarded(parts, {}, [make](http::Request& request, const Caller&) {
            return make(request);
          })](http::Request& request) {
    return wish_of(parts, request).period ? known(request) : open(request);
  };
}

http::Response workbook(Parts& parts, http::Request& request) {
  const Published published = published_figures(parts);
  const auto& programme = programme_of(*published.snapshot, request.captured.at(0));
  const render::Addresses addresses(*published.snapshot);
  const fs::path folder = parts.workspace()->site / "current" / addresses.folder(programme);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".xlsx" || !entry.is_regular_file()) continue;
    http::Response response{.media_type = http::media_type_of(entry.path())};
    response.etag = "\"" + published.release + "-" + http::etag_of(entry.path().string()).substr(1);
    response.body = http::FileBody{entry.path()};
    http::offer_as_file(response, entry.path().filename().string());
    return response;
  }
  throw http::FaultError(http::not_found());
}

http::Response questions(Parts& parts, http::Request& request) {
  const Published published = published_figures(parts);
  const auto& programme = programme_of(*published.snapshot, request.captured.at(0));
  Json list = Json::array();
  for (const roadmap::Question& question : programme.questions)
    list.push_back(json_of(question, programme.id, request.language()));
  return json_response({{"programme", programme.id}, {"questions", list}});
}

Json release_json(const publish::SiteFolder& site, const std::string& id) {
  return {{"id", id}, {"shown", site.current() == id}};
}

http::Response releases(const Parts& parts) {
  const publish::SiteFolder site(parts.workspace()->site);
  Json list = Json::array();
  for (const std::string& id : site.releases())
    list.push_back(release_json(site, id));
  return json_response({{"releases", list}});
}

http::Response drafts(const Parts& parts, const http::Request& request) {
  Json list = Json::array();
  for (const service::Draft& draft : service::drafts_of(*parts.workspace()))
    list.push_back(json_of(draft, request.language()));
  return json_response({{"drafts", list}});
}

http::Response release(const Parts& parts, const http::Request& request) {
  const publish::SiteFolder site(parts.workspace()->site);
  const auto all = site.releases();
  const std::string& id = request.captured.at(0);
  if (std::ranges::find(all, id) == all.end()) throw http::FaultError(http::not_found());
  Json json = release_json(site, id);
  json["problems"] = json_of(publish::verify(site.release_path(id)), request.language());
  return json_response(json);
}

}  // namespace

void add_report_routes(http::Router& router, Parts& parts) {
  const auto add = [&](const char* pattern, std::function<http::Response(http::Request&)> handler) {
    router.add("GET", pattern, reading(parts, std::move(handler)));
  };
  add("/api/v1/programmes", [&parts](http::Request&) { return programmes(parts); });
  add("/api/v1/programmes/{programme}", [&parts](http::Request& request) {
    const Published published = published_figures(parts);
    return json_response(
        programme_summary(programme_of(*published.snapshot, request.captured.at(0))));
  });
  add("/api/v1/programmes/{programme}/report", [&parts](http::Request& request) {
    const Published published = published_figures(parts);
    return json_response(programme_report(programme_of(*published.snapshot, request.captured.at(0)),
                                          *published.snapshot));
  });
  router.add("GET", "/api/v1/programmes/{programme}/note", note(parts));
  add("/api/v1/programmes/{programme}/workbook",
      [&parts](http::Request& request) { return workbook(parts, request); });
  add("/api/v1/releases", [&parts](http::Request&) { return releases(parts); });
  add("/api/v1/releases/{release}",
      [&parts](http::Request& request) { return release(parts, request); });
  router.add("GET", "/api/v1/drafts",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return drafts(parts, request);
             }));
  router.add("GET", "/api/v1/programmes/{programme}/questions",
             guarded(parts, {}, [&parts](http::Request& request, const Caller&) {
               return questions(parts, request);
             }));
}

}  // namespace vekha::web
