#include "service/collect.h"

#include "base/error.h"
#include "facts/read_facts.h"
#include "roadmap/apply_decisions.h"
#include "schedule/time_zone.h"
#include "service/road_maps.h"
#include "table/table.h"

#include <algorithm>
#include <map>
#include <set>

namespace vekha::service {

namespace {

class Collector {
 public:
  Collector(const Workspace& workspace, Date as_of, const Progress& progress)
      : workspace_(workspace), progress_(progress) {
    collected_.inputs.office = workspace.office;
    collected_.inputs.as_of = as_of;
    collected_.inputs.method = workspace.method;
  }

  Collected collect() {
    read_road_maps();
    collected_.inputs.decisions.insert(collected_.inputs.decisions.end(),
                                       workspace_.decisions.begin(), workspace_.decisions.end());
    append(roadmap::apply_decisions(collected_.inputs.decisions, collected_.inputs.programmes));
    ask_again();
    read_exports();
    return std::move(collected_);
  }

 private:
  void append(const Problems& problems) {
    collected_.problems.insert(collected_.problems.end(), problems.begin(), problems.end());
  }

  void read_road_maps() {
    RoadMaps found =
        service::read_road_maps(workspace_, collected_.inputs.as_of, [&](std::size_t done) {
          progress_(Stage::read_road_maps, done, workspace_.programmes.size());
        });
    append(found.problems);
    collected_.inputs.programmes = std::move(found.programmes);
    collected_.inputs.redactions = std::move(found.redactions);
    collected_.inputs.windows = std::move(found.windows);
    collected_.inputs.decisions = std::move(found.decisions);
    questions_ = std::move(found.questions);
  }

  /// Decisions that no longer fit come back as questions, after the others were answered.
  void ask_again() {
    for (roadmap::Programme& programme : collected_.inputs.programmes) {
      const std::vector<roadmap::Question>& questions = questions_[programme.id];
      programme.questions.insert(programme.questions.end(), questions.begin(), questions.end());
    }
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
  std::map<std::string, std::vector<roadmap::Question>> questions_;  ///< by programme
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
