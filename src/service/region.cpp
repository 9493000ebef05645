#include "service/region.h"

#include "base/error.h"
#include "history/schema.h"
#include "service/run_history.h"
#include "service/run_lock.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>
#include <vector>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

/// A run whose task another node has taken over.
class TaskLost : public std::runtime_error {
 public:
  TaskLost() : std::runtime_error("another node has the task") {}
};

std::map<std::string, fs::path> offices_in(const fs::path& folder) {
  std::map<std::string, fs::path> offices;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (fs::is_regular_file(entry.path() / "vekha.toml"))
      offices[entry.path().filename().string()] = entry.path();
  }
  if (!offices.empty()) return offices;
  throw InputError({.place = {.file = folder.string()},
                    .code = "region_empty",
                    .text = {"в папке нет ни одной рабочей папки с vekha.toml",
                             "no folder in it holds a vekha.toml"},
                    .advice = {"положите рабочие папки управлений в эту папку",
                               "put the offices' workspaces into that folder"}});
}

// The history tells offices apart by their names: what one reported would end what the other did.
InputError double_name(const std::string& name, const fs::path& first, const fs::path& second) {
  return InputError(
      {.place = {.file = (second / "vekha.toml").string()},
       .code = "region_office_double",
       .text = {"название управления «" + name + "» уже носит " + first.filename().string(),
                "the office's name «" + name + "» is that of " + first.filename().string() +
                    " too"},
       .advice = {"дайте управлениям разные [office] name: по названию их различает история",
                  "give the offices different [office] names: the history tells them apart by "
                  "these"}});
}

history::Address common_history(const std::map<std::string, fs::path>& offices) {
  std::optional<history::Address> common;
  std::map<std::string, fs::path> names;
  for (const auto& [id, folder] : offices) {
    const Workspace workspace = load_workspace(folder).workspace;
    const auto [known, fresh] = names.emplace(workspace.office.name, folder);
    if (!fresh) throw double_name(known->first, known->second, folder);
    const history::Address address = history_address(workspace);
    if (!common) common = address;
    if (address.target == common->target) continue;
    throw InputError(
        {.place = workspace.history_place,
         .code = "region_history",
         .text = {"у управлений региона разная история: " + address.shown + " и " + common->shown,
                  "the region's offices name different histories"},
         .advice = {"впишите всем один history = \"postgresql://…\"",
                    "write one history = \"postgresql://…\" for all"}});
  }
  return common.value();
}

class Node {
 public:
  Node(const RegionRequest& request, const std::function<void(const OfficeOutcome&)>& tell)
      : request_(request),
        tell_(tell),
        offices_(offices_in(request.folder)),
        address_(common_history(offices_)) {}

  RegionOutcome work() {
    history::Database database(address_);
    history::migrate(database);
    history::Tasks tasks(database, node_name());
    std::vector<std::string> names;
    names.reserve(offices_.size());
    for (const auto& [name, folder] : offices_)
      names.push_back(name);
    outcome_.entered = tasks.enter(request_.batch, names);
    while (tasks.open(request_.batch) > 0) {
      tasks.give_back_silent(request_.rules.silent.count());
      if (auto task = tasks.take({.batch = request_.batch})) {
        publish_office(std::move(*task));
      } else {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
      }
    }
    return outcome_;
  }

 private:
  // One of the places where everything is caught: one office must not keep the others waiting.
  void publish_office(history::Task taken) {
    const TaskInHand task(address_, std::move(taken), request_.rules);
    OfficeOutcome office{.office = task.task().office};
    RunRequest run = request_.run;
    run.workspace = offices_.at(office.office);
    run.takeover = task.takeover();
    run.may_show = [&] { return task.may_show(); };
    const Progress progress = run.progress;
    run.progress = [&](Stage stage, std::size_t done, std::size_t total) {
      if (!task.is_ours()) throw TaskLost();
      progress(stage, done, total);
    };
    try {
      office.outcome = run_alone(run);
      task.finish();
    } catch (const TaskLost& lost) {
      office.fault = {"работу взял на себя другой узел", lost.what()};
    } catch (const InputError& error) {
      office.outcome = {.problems = {error.problem()}, .refused = true};
      task.finish();
    } catch (const ServiceError& error) {
      office.outcome.problems.push_back(error.problem());
      office.fault = error.problem().text;
      leave_to_others(task);
    } catch (const std::exception& error) {
      office.fault = {error.what(), error.what()};
      leave_to_others(task);
    }
    const bool bad = !office.fault.ru.empty() || office.outcome.refused;
    ++(bad ? outcome_.failed : outcome_.done);
    tell_(office);
  }

  static void leave_to_others(const TaskInHand& task) {
    try {
      task.give_back();
    } catch (const ServiceError&) {
      // The database is away: the task falls to another node when we have been silent for long.
    }
  }

  const RegionRequest& request_;
  const std::function<void(const OfficeOutcome&)>& tell_;
  std::map<std::string, fs::path> offices_;
  history::Address address_;
  RegionOutcome outcome_;
};

}  // namespace

RegionOutcome publish_region(const RegionRequest& request,
                             const std::function<void(const OfficeOutcome&)>& tell) {
  return Node(request, tell).work();
}

}  // namespace vekha::service
