#include "service/upload_check.h"

#include "base/error.h"
#include "roadmap/read_programme.h"
#include "service/collect.h"
#include "service/gather_exports.h"
#include "service/passports.h"
#include "service/road_maps.h"
#include "table/table.h"

#include <algorithm>
#include <string>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

void name_places(Problems& problems, const std::string& name) {
  for (Problem& problem : problems)
    problem.place.file = name;
}

struct RoadMapFile {
  fs::path path;
  roadmap::Programme programme;
};

// A road map that can't be read is told by every run; an upload is not its place.
std::vector<RoadMapFile> road_maps_of(const Workspace& workspace) {
  std::vector<RoadMapFile> found;
  for (const ProgrammeEntry& entry : workspace.programmes) {
    try {
      const fs::path path = workspace.folder / entry.file;
      found.push_back({path, roadmap::read_programme(table::load(path))});
    } catch (const InputError&) {
      continue;
    }
  }
  return found;
}

Problem of_another(const roadmap::Passport& passport, const std::vector<RoadMapFile>& there) {
  std::string names;
  for (const RoadMapFile& one : there)
    names += (names.empty() ? "" : ", ") + one.path.filename().string();
  return {.code = "passport_of_another",
          .text = {"паспорт составлен по документу «" + passport.document +
                       "», а такой дорожной карты здесь нет; есть: " + names,
                   "the passport was made of «" + passport.document +
                       "», and there is no such road map here; there are: " + names},
          .advice = {"составьте паспорт заново: vekha plan", "make the passport anew: vekha plan"},
          .severity = Severity::fatal};
}

// How much of an export was taken: its sender compares it with what was sent.
Problem rows_of(const facts::Source& source) {
  const std::string read = std::to_string(source.rows_read);
  const std::string taken = std::to_string(source.rows_taken);
  const std::string rejected = std::to_string(source.rows_rejected);
  const std::string skipped = std::to_string(source.rows_skipped);
  return {.place = {.file = source.file},
          .code = "export_rows",
          .text = {"строк под шапкой " + read + ": принято " + taken + ", отклонено " + rejected +
                       ", без показателей (итоги, заголовки, пустые) " + skipped,
                   "rows below the head " + read + ": taken " + taken + ", rejected " + rejected +
                       ", without figures (totals, titles, blank) " + skipped},
          .advice = {},
          .severity = Severity::remark};
}

}  // namespace

UploadCheck check_export(const Workspace& workspace, const fs::path& file,
                         const std::string& name) {
  UploadCheck check{.target = "exports/" + name, .problems = {}, .rejects = {}};
  const RoadMaps maps = read_road_maps(workspace, as_of_today(workspace), [](std::size_t) {});
  const Gathered gathered = gather_one(workspace, file, check.target);
  facts::Facts read = facts::read_facts(gathered.files, maps.programmes);
  check.rejects = std::move(read.rejects);
  check.problems = std::move(read.notes);
  for (const facts::Reject& reject : check.rejects)
    check.problems.push_back(reject.problem);
  // Nothing at all was taken: such a file would only be in the way.
  const bool useless = read.observations.empty() && !check.problems.empty() &&
                       !read.sources.empty() && read.sources.front().rows_taken == 0;
  if (useless || read.sources.empty()) {
    for (Problem& problem : check.problems)
      problem.severity = Severity::fatal;
  }
  if (!read.sources.empty() && !useless)
    check.problems.insert(check.problems.begin(), rows_of(read.sources.front()));
  name_places(check.problems, name);
  return check;
}

UploadCheck check_road_map(const fs::path& file, const std::string& name) {
  UploadCheck check{.target = "roadmaps/" + name, .problems = {}, .rejects = {}};
  try {
    check.problems = roadmap::read_programme(table::load(file)).remarks;
  } catch (const InputError& error) {
    check.problems.push_back(error.problem());
  }
  name_places(check.problems, name);
  return check;
}

UploadCheck check_passport(const Workspace& workspace, const fs::path& file,
                           const std::string& name) {
  UploadCheck check;
  try {
    const roadmap::Passport passport = load_passport(file);
    const std::vector<RoadMapFile> there = road_maps_of(workspace);
    const auto own = std::ranges::find_if(
        there, [&](const RoadMapFile& one) { return was_made_of(passport, one.programme); });
    check.problems = passport.problems;
    if (own == there.end()) {
      check.problems.push_back(of_another(passport, there));
    } else {
      const Problems more = roadmap::decisions_in(passport, own->programme).problems;
      check.problems.insert(check.problems.end(), more.begin(), more.end());
      check.target = passport_path(own->path, own->programme)
                         .lexically_relative(workspace.folder)
                         .generic_string();
    }
  } catch (const InputError& error) {
    check.problems.push_back(error.problem());
  }
  name_places(check.problems, name);
  return check;
}

}  // namespace vekha::service
