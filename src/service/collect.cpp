#include "service/collect.h"

#include "base/error.h"
#include "facts/read_facts.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/read_programme.h"
#include "schedule/time_zone.h"
#include "table/table.h"

#include <algorithm>
#include <set>

namespace vekha::service {

namespace {

Problem double_id(const std::string& id, const Place& place) {
  return {
      .place = place,
      .code = "programme_id_double",
      .text = {"две программы с одним id «" + id + "»",
               "two programmes with the same id «" + id + "»"},
      .advice = {"дайте им разные id в [[programme]]", "give them different ids in [[programme]]"},
      .severity = Severity::fatal};
}

class Collector {
 public:
  Collector(const Workspace& workspace, Date as_of, const Progress& progress)
      : workspace_(workspace), progress_(progress) {
    collected_.inputs.office = workspace.office;
    collected_.inputs.as_of = as_of;
    collected_.inputs.method = workspace.method;
    collected_.inputs.decisions = workspace.decisions;
  }

  Collected collect() {
    read_road_maps();
    append(roadmap::apply_decisions(workspace_.decisions, collected_.inputs.programmes));
    read_exports();
    return std::move(collected_);
  }

 private:
  void append(const Problems& problems) {
    collected_.problems.insert(collected_.problems.end(), problems.begin(), problems.end());
  }

  void read_road_maps() {
    std::size_t done = 0;
    for (const ProgrammeEntry& entry : workspace_.programmes) {
      progress_(Stage::read_road_maps, done++, workspace_.programmes.size());
      try {
        read_road_map(entry);
      } catch (const InputError& error) {
        collected_.problems.push_back(error.problem());
      }
    }
  }

  void read_road_map(const ProgrammeEntry& entry) {
    table::Options options;
    options.limits = workspace_.limits;
    roadmap::Programme programme =
        roadmap::read_programme(table::load(workspace_.folder / entry.file, options));
    if (!entry.id.empty()) programme.id = entry.id;
    if (!ids_.insert(programme.id).second) {
      collected_.problems.push_back(double_id(programme.id, {.file = entry.file}));
      return;
    }
    if (entry.window) collected_.inputs.windows[programme.id] = *entry.window;
    collected_.inputs.programmes.push_back(std::move(programme));
  }

  void read_exports() {
    std::vector<facts::SourceFile> files;
    std::set<std::string> taken;
    for (const SourceEntry& source : workspace_.sources) {
      const std::vector<std::string> names = files_like(workspace_, source.pattern);
      if (names.empty()) tell_empty(source);
      for (const std::string& name : names) {
        if (!taken.insert(name).second) continue;
        files.push_back({.path = workspace_.folder / name,
                         .name = name,
                         .programme_id = source.programme_id,
                         .encoding = source.encoding,
                         .year = source.year,
                         .limits = workspace_.limits});
      }
    }
    progress_(Stage::read_exports, 0, files.size());
    collected_.inputs.facts = facts::read_facts(files, collected_.inputs.programmes);
  }

  void tell_empty(const SourceEntry& source) {
    collected_.problems.push_back(
        {.place = source.place,
         .code = "source_empty",
         .text = {"по образцу «" + source.pattern + "» нет ни одной выгрузки",
                  "no export fits «" + source.pattern + "»"},
         .advice = {"положите файлы или исправьте путь", "put the files there or mend the path"}});
  }

  const Workspace& workspace_;
  const Progress& progress_;
  Collected collected_;
  std::set<std::string> ids_;
};

}  // namespace

Collected collect(const Workspace& workspace, Date as_of, const Progress& progress) {
  return Collector(workspace, as_of, progress).collect();
}

Date as_of_today(const Workspace& workspace) {
  return workspace.as_of ? *workspace.as_of : schedule::local_time(schedule::now(), workspace.time_zone).date;
}

bool has_fatal(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::fatal; });
}

}  // namespace vekha::service
