#include "web/reports.h"

#include "http/conditions.h"
#include "http/problem_document.h"
#include "render/note/note.h"
#include "service/run.h"

#include <algorithm>

namespace vekha::web {

Published published_figures(const Parts& parts) {
  Published published = parts.live.get();
  if (published.snapshot) return published;
  throw http::FaultError({.status = 503,
                          .code = "nothing_published",
                          .title = {"Показывать пока нечего", "There is nothing to show yet"},
                          .detail = {"выпусков ещё нет, или служба только что запущена",
                                     "there is no release, or the service has just begun"}});
}

const report::ProgrammeReport& programme_of(const report::Snapshot& snapshot,
                                            const std::string& id) {
  const auto found = std::ranges::find_if(
      snapshot.programmes, [&](const auto& programme) { return programme.id == id; });
  if (found != snapshot.programmes.end()) return *found;
  std::string names;
  for (const auto& programme : snapshot.programmes)
    names += (names.empty() ? "" : ", ") + programme.id;
  http::Fault fault = http::not_found();
  fault.code = "programme_unknown";
  fault.detail = {"такой программы нет; есть: " + names, "no such programme; there are: " + names};
  throw http::FaultError(fault);
}

http::Response note_page(Parts& parts, const std::string& programme, Language language) {
  const Published published = published_figures(parts);
  const report::ProgrammeReport& report = programme_of(*published.snapshot, programme);
  const std::string key = programme + (language == Language::english ? " en" : " ru");
  http::Response response{.media_type = "text/html; charset=utf-8"};
  const http::SharedText text = parts.live.note(key, [&] {
    const auto workspace = parts.workspace();
    const report::Templates templates = service::templates_of(*workspace, parts.templates);
    const report::Phrases phrases(templates, language);
    return render::note::render_html({*published.snapshot, report, "", templates, phrases});
  });
  response.body = text;
  response.etag = "\"" + published.snapshot->id + "-" + http::etag_of(key).substr(1);
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Cache-Control", "no-cache");
  return response;
}

}  // namespace vekha::web
