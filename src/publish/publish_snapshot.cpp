#include "publish/publish_snapshot.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "publish/staging.h"
#include "render/html/site.h"
#include "render/note/note.h"
#include "render/open_data.h"
#include "render/opendata/open_data_files.h"
#include "render/opendata/state.h"
#include "render/xlsx/workbook.h"

#include <algorithm>

namespace vekha::publish {

namespace {

void render_pages(const Faces& faces, const render::FileSink& sink) {
  render::html::render_site(faces.snapshot, faces.templates, faces.phrases, sink);
  render::opendata::render_open_data(faces.snapshot, faces.phrases, sink);
}

void render_note(const Faces& faces, const report::ProgrammeReport& programme,
                 const render::FileSink& sink) {
  const render::note::NoteInput note{faces.snapshot, programme, "", faces.templates, faces.phrases};
  sink(programme.id + "/note.html", render::note::render_html(note));
  sink(programme.id + "/note.docx", render::note::render_docx(note));
}

}  // namespace

std::string release_id(const report::Snapshot& snapshot) {
  return to_iso(snapshot.as_of) + "-" + snapshot.id.substr(0, 8);
}

std::string publish_snapshot(const Faces& faces, const Target& target) {
  const SiteFolder site(target.folder);
  const SiteLock lock(target.folder, target.wait_seconds);
  Staging staging(site);
  const render::FileSink sink = [&](std::string_view name, std::string_view bytes) {
    staging.write(name, bytes);
  };
  render_pages(faces, sink);
  const render::Addresses addresses(faces.snapshot);
  const auto& programmes = faces.snapshot.programmes;
  in_parallel(programmes.size(), worker_count(), [&](std::size_t, std::size_t index) {
    const report::ProgrammeReport& programme = programmes[index];
    render_note(faces, programme, sink);
    const auto path = staging.path_for(programme.id + "/" + programme.id + ".xlsx");
    render::xlsx::write_workbook(faces.snapshot, programme, addresses, faces.phrases, path);
  });
  if (render::has_zip(faces.snapshot)) staging.write_zip(std::string(render::zip_path));
  const std::string release = staging.commit(release_id(faces.snapshot));
  site.show(release);
  site.prune(target.keep);
  return release;
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
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const std::filesystem::path file = site.release_path(*name) / render::state_path;
    if (!std::filesystem::is_regular_file(file)) continue;
    auto state = render::opendata::read_state(read_file(file));
    if (!state || state->id == snapshot.id) continue;
    state->release = *name;
    return state;
  }
  return std::nullopt;
}

report::Changes changes_of(const report::Snapshot& snapshot, const Target& target) {
  report::Changes changes =
      report::changes_since(previous_state(target.folder, snapshot), snapshot);
  changes.release = release_id(snapshot);
  std::vector<std::string> names = SiteFolder(target.folder).releases();
  std::erase(names, changes.release);
  names.insert(std::upper_bound(names.begin(), names.end(), changes.release), changes.release);
  const std::size_t left_out = names.size() - std::min(names.size(), target.keep);
  names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(left_out));
  for (const std::string& name : names) {
    if (const auto day = parse_iso_date(name.substr(0, 10)))
      changes.releases.push_back({name, *day});
  }
  return changes;
}

void render_only(const Faces& faces) {
  const render::FileSink nowhere = [](std::string_view, std::string_view) {};
  render_pages(faces, nowhere);
  const auto& programmes = faces.snapshot.programmes;
  in_parallel(programmes.size(), worker_count(), [&](std::size_t, std::size_t index) {
    render_note(faces, programmes[index], nowhere);
  });
}

}  // namespace vekha::publish
