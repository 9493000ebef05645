#include "web/reports.h"

#include "base/error.h"
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

namespace {

constexpr const char* word_document =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

http::FaultError unreadable(const Problems& problems) {
  http::Fault fault{
      .status = 409,
      .code = "inputs_unreadable",
      .title = {"Исходные данные сейчас не читаются", "The inputs can't be read now"}};
  const auto stopper = std::ranges::find(problems, Severity::fatal, &Problem::severity);
  if (stopper != problems.end())
    fault.detail = {to_text(*stopper, Language::russian), to_text(*stopper, Language::english)};
  return http::FaultError(fault);
}

LiveReport::Figures figures_of(Parts& parts, const Published& published, const NoteWish& wish) {
  if (!wish.period) return published.snapshot;
  return parts.live.of_period(*wish.period, [&] {
    service::RunOutcome outcome =
        service::evaluate_workspace({.workspace = parts.workspace()->folder,
                                     .templates = parts.templates,
                                     .as_of = published.snapshot->as_of,
                                     .window = wish.period});
    if (!outcome.snapshot || outcome.refused) throw unreadable(outcome.problems);
    return std::make_shared<const report::Snapshot>(std::move(*outcome.snapshot));
  });
}

report::ProgrammeReport selected(const report::ProgrammeReport& programme,
                                 const report::Selection& selection) {
  try {
    return report::select(programme, selection);
  } catch (const InputError& error) {
    const Problem& problem = error.problem();
    throw http::FaultError(
        {.status = 422,
         .code = problem.code,
         .title = {"Такой части у программы нет", "No such part of the programme"},
         .detail = {to_text(problem, Language::russian), to_text(problem, Language::english)}});
  }
}

std::string render(Parts& parts, const report::Snapshot& snapshot, const std::string& programme,
                   const NoteWish& wish) {
  const report::ProgrammeReport part = selected(programme_of(snapshot, programme), wish.selection);
  const auto workspace = parts.workspace();
  const report::Templates templates = service::templates_of(*workspace, parts.templates);
  const PhraseShelf::Shared shelved = parts.phrases.get(templates, wish.language);
  const report::Phrases& phrases = *shelved;
  const render::note::NoteInput input{
      snapshot, part, render::note::scope_text(phrases, wish.selection), templates, phrases};
  return wish.word ? render::note::render_docx(input) : render::note::render_html(input);
}

}  // namespace

http::Response note_response(Parts& parts, const std::string& programme, const NoteWish& wish) {
  const Published published = published_figures(parts);
  const LiveReport::Figures snapshot = figures_of(parts, published, wish);
  const std::string key = programme + "\n" + wish.key();
  const auto make = [&] { return render(parts, *snapshot, programme, wish); };
  http::Response response{.media_type = wish.word ? word_document : "text/html; charset=utf-8"};
  // names come from anybody; only the notes of whole programmes are few enough to keep
  response.body = wish.selection.empty() ? parts.live.note(key, make)
                                         : std::make_shared<const std::string>(make());
  response.etag = "\"" + snapshot->id + "-" + http::etag_of(key).substr(1);
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Cache-Control", "no-cache");
  if (wish.word) {
    http::offer_as_file(response, "справка-" + programme + ".docx");
  }
  return response;
}

}  // namespace vekha::web
