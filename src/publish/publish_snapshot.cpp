#include "publish/publish_snapshot.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "publish/figure_check.h"
#include "publish/page_check.h"
#include "publish/page_reuse.h"
#include "publish/staging.h"
#include "render/html/site.h"
#include "render/note/note.h"
#include "render/open_data.h"
#include "render/opendata/open_data_files.h"
#include "render/opendata/state.h"
#include "render/xlsx/workbook.h"
#include "report/guards.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <ranges>

namespace vekha::publish {

namespace {

void render_note(const Faces& faces, const render::note::WordNote& word,
                 const report::ProgrammeReport& programme, const render::FileSink& sink) {
  const render::note::NoteInput input{faces.snapshot, programme, "", faces.templates,
                                      faces.phrases};
  const render::note::Note note(input);
  sink(programme.id + "/note.html", note.html());
  sink(programme.id + "/note.docx", note.docx(word));
}

using RenderBook = std::function<void(const report::ProgrammeReport&)>;

// All that stands beside the pages: open data, each programme's note and, by `book`, its workbook.
void render_documents(const Faces& faces, const render::FileSink& sink, const RenderBook& book) {
  const render::note::WordNote word(faces.templates, faces.phrases.language());
  const auto& programmes = faces.snapshot.programmes;
  in_parallel(programmes.size() + 1, worker_count(), [&](std::size_t, std::size_t index) {
    if (index == 0) {  // the longest piece of work, so it is begun first
      return render::opendata::render_open_data(faces.snapshot, faces.phrases, sink);
    }
    render_note(faces, word, programmes[index - 1], sink);
    book(programmes[index - 1]);
  });
}

}  // namespace

std::string release_id(const report::Snapshot& snapshot) {
  return to_iso(snapshot.as_of) + "-" + snapshot.id.substr(0, 8);
}

namespace {

void render_beside_pages(const Faces& faces, Staging& staging, PageCheck& pages,
                         const render::FileSink& sink) {
  const render::Addresses addresses(faces.snapshot);
  render_documents(faces, sink, [&](const report::ProgrammeReport& programme) {
    const std::string name = programme.id + "/" + programme.id + ".xlsx";
    pages.add(name);
    render::xlsx::write_workbook(faces.snapshot, programme, addresses, faces.phrases,
                                 staging.path_for(name));
  });
  if (!render::has_zip(faces.snapshot)) return;
  staging.write_zip(std::string(render::zip_path));
  pages.add(render::zip_path);
}

// Drafts that a newer one, or what visitors see now, has taken the place of.
void discard_others(const SiteFolder& site, const std::string& name) {
  for (const std::string& draft : site.drafts()) {
    if (draft != name) site.discard(draft);
  }
}

// Pages are made on several threads; the target's pulse is felt by one at a time.
class Pulse {
 public:
  explicit Pulse(const Target& target) : target_(target) {}

  void operator()() {
    const std::lock_guard guard(feeling_);
    target_.pulse();
  }

 private:
  const Target& target_;
  std::mutex feeling_;
};

bool is_fatal(const Problem& problem) {
  return problem.severity == Severity::fatal;
}

Problems faults_of(const report::Snapshot& snapshot, const PageCheck& pages, const Target& target) {
  Problems problems = pages.faults();
  for (Problem& problem : figure_faults(snapshot, target.checks))
    problems.push_back(std::move(problem));
  if (!target.forced) return problems;
  for (Problem& problem : problems)
    problem.severity = std::min(problem.severity, Severity::warning);
  return problems;
}

}  // namespace

Publication publish_snapshot(const Faces& faces, const Target& target) {
  const SiteFolder site(target.folder);
  const SiteLock lock(target.folder, target.wait_seconds, target.takeover);
  Staging staging(site);
  PageCheck pages(target.checks, report::held_back_names(faces.snapshot));
  Pulse pulse(target);
  const render::FileSink sink = [&](std::string_view name, std::string_view bytes) {
    pulse();
    pages.look(name, bytes);
    staging.write(name, bytes);
  };
  PageReuse reuse(faces, target.checks, staging);
  const auto keep = [&](const report::ProgrammeReport& programme) {
    auto names = reuse.take_over(programme);
    for (const std::string& name : names.value_or(std::vector<std::string>()))
      pages.keep(name);
    return names;
  };
  pages.add(manifest_name);
  render::html::render_site(faces.snapshot, faces.templates, faces.phrases, sink, keep);
  render_beside_pages(faces, staging, pages, sink);
  sink(pages_name, reuse.text(!pages.faults().empty()));
  Publication made{.problems = faults_of(faces.snapshot, pages, target)};
  made.stopped = std::ranges::any_of(made.problems, is_fatal);
  pulse();  // the last moment: what follows is seen
  const bool waits = target.approval || made.stopped;
  const Staging::Place place =
      staging.commit(release_id(faces.snapshot),
                     {.shelf = waits ? Shelf::drafts : Shelf::releases, .key = target.key.get()});
  made.name = place.name;
  made.shelf = place.shelf;
  discard_others(site, made.name);
  if (waits) {
    if (site.current() != made.name) made.shelf = Shelf::drafts;
    return made;
  }
  site.show(made.name, target.may_show);
  site.prune(target.keep);
  return made;
}

void approve(const Target& target, const std::string& id) {
  const SiteFolder site(target.folder);
  const SiteLock lock(target.folder, target.wait_seconds);
  site.approve(id);
  discard_others(site, id);
  site.prune(target.keep);
}

std::optional<report::State> previous_state(const std::filesystem::path& folder,
                                            const report::Snapshot& snapshot) {
  const SiteFolder site(folder);
  std::vector<std::string> names = site.releases();
  // Visitors compare with what they saw last, which after a rollback is not the newest.
  if (const auto shown = site.current()) {
    std::erase(names, *shown);
    names.push_back(*shown);
  }
  for (auto& name : std::ranges::reverse_view(names)) {
    const std::filesystem::path file = site.release_path(name) / render::state_path;
    if (!std::filesystem::is_regular_file(file)) continue;
    auto state = render::opendata::read_state(read_file(file));
    if (!state || state->id == snapshot.id) continue;
    state->release = name;
    return state;
  }
  return std::nullopt;
}

report::Changes changes_of(const report::Snapshot& snapshot, const Target& target) {
  report::Changes changes =
      report::changes_since(previous_state(target.folder, snapshot), snapshot);
  changes.release = release_id(snapshot);
  changes.releases_linked = target.releases_linked;
  std::vector<std::string> names = SiteFolder(target.folder).releases();
  std::erase(names, changes.release);
  names.insert(std::ranges::upper_bound(names, changes.release), changes.release);
  const std::vector<std::string> gone = let_go(names, target.keep);
  for (const std::string& name : names) {
    if (std::ranges::find(gone, name) != gone.end()) continue;
    if (const auto day = parse_iso_date(name.substr(0, 10)))
      changes.releases.push_back({name, *day});
  }
  return changes;
}

Problems look_over(const Faces& faces, const Target& target) {
  PageCheck pages(target.checks, report::held_back_names(faces.snapshot));
  Pulse pulse(target);
  const render::FileSink sink = [&](std::string_view name, std::string_view bytes) {
    pulse();
    pages.look(name, bytes);
  };
  pages.add(manifest_name);
  pages.add(render::zip_path);
  render::html::render_site(faces.snapshot, faces.templates, faces.phrases, sink, {});
  render_documents(faces, sink, [&](const report::ProgrammeReport& programme) {
    pages.add(programme.id + "/" + programme.id + ".xlsx");
  });
  return faults_of(faces.snapshot, pages, target);
}

}  // namespace vekha::publish
