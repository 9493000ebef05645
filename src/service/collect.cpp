#include "service/collect.h"

#include "base/error.h"
#include "facts/read_facts.h"
#include "facts/submissions.h"
#include "roadmap/apply_decisions.h"
#include "schedule/time_zone.h"
#include "service/gather_exports.h"
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
    collected_.inputs.guards = workspace.guards;
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
    const Gathered gathered = gather_exports(workspace_);
    append(gathered.problems);
    progress_(Stage::read_exports, 0, gathered.files.size());
    collected_.inputs.facts = facts::read_facts(gathered.files, collected_.inputs.programmes);
    if (gathered.schools) tell_silent(*gathered.schools, gathered.list_of_schools);
  }

  void tell_silent(const facts::SchoolList& schools, const SchoolsEntry& list) {
    collected_.inputs.not_submitted =
        facts::silent_units(collected_.inputs.facts, schools, collected_.inputs.as_of, list.rhythm);
    for (const facts::Silence& silence : collected_.inputs.not_submitted)
      collected_.problems.push_back(facts::problem_of(silence, list.file));
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
  return workspace.as_of ? *workspace.as_of
                         : schedule::local_time(schedule::now(), workspace.time_zone).date;
}

bool has_fatal(const Problems& problems) {
  return std::ranges::any_of(
      problems, [](const Problem& problem) { return problem.severity == Severity::fatal; });
}

}  // namespace vekha::service
