#include "service/push_targets.h"

#include "base/file_io.h"
#include "publish/site_folder.h"
#include "service/problem_json.h"

#include <fstream>
#include <memory>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

fs::path state_file(const Workspace& workspace, const std::string& target) {
  return workspace.service.state / "targets" / (target + ".json");
}

publish::PushState last_push(const Workspace& workspace, const std::string& target) {
  std::ifstream in(state_file(workspace, target));
  const Json json = Json::parse(in, nullptr, false);
  if (!json.is_object()) return {};
  return {.release = json.value("release", ""),
          .done = json.value("done", false),
          .step = json.value("step", ""),
          .message = words_from_json(json.value("message", Json::object()))};
}

void remember_push(const Workspace& workspace, const std::string& target,
                   const publish::PushState& state) {
  const fs::path file = state_file(workspace, target);
  fs::create_directories(file.parent_path());
  const Json json = {{"release", state.release},
                     {"done", state.done},
                     {"step", state.step},
                     {"message", to_json(state.message)}};
  write_file_atomically(file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// One push at a time: two would pull the ground from under each other.
class PushLock {
 public:
  explicit PushLock(const Workspace& workspace) {
    const fs::path folder = workspace.service.state / "targets";
    fs::create_directories(folder);
    constexpr int an_hour = 3600;
    lock_ = std::make_unique<publish::FolderLock>(
        folder / ".lock", publish::FolderLock::Rules{.wait_seconds = an_hour});
  }

 private:
  std::unique_ptr<publish::FolderLock> lock_;
};

// What visitors of the target see, by the step that failed.
Words seen_there(const publish::PushState& state) {
  if (state.step == "clean")
    return {"выпуск показан, но прежний не убран",
            "the release is shown, what was before is not removed"};
  if (state.step == "archive")
    return {"выпуск показан, но прежние для архива не принесены",
            "the release is shown, earlier ones for the archive are not brought"};
  return {"выпуск " + state.release + " не показан, там прежний",
          "release " + state.release + " is not shown, the last one is"};
}

Problem not_pushed(const std::string& target, const publish::PushState& state) {
  const Words seen = seen_there(state);
  return {.place = {.file = "vekha.toml"},
          .code = "target_not_reached",
          .text = {"target «" + target + "»: " + seen.ru + ": " + state.message.ru,
                   "target «" + target + "»: " + seen.en + ": " + state.message.en},
          .advice = {"проверьте сервер; следующий запуск продолжит, или сейчас: vekha push",
                     "check the server; the next run goes on, or now: vekha push"},
          .severity = Severity::warning};
}

publish::PushedRelease with_others(const publish::SiteFolder& site, const std::string& shown) {
  publish::PushedRelease release{.name = shown, .folder = site.release_path(shown)};
  for (const std::string& name : site.releases()) {
    if (name != shown) release.others.push_back({.name = name, .folder = site.release_path(name)});
  }
  return release;
}

}  // namespace

std::vector<TargetState> target_states(const Workspace& workspace) {
  std::vector<TargetState> states;
  states.reserve(workspace.publication.remotes.size());
  for (const publish::Remote& remote : workspace.publication.remotes)
    states.push_back({remote.name, last_push(workspace, remote.name)});
  return states;
}

Problems push_targets(const Workspace& workspace, const std::function<void()>& pulse) {
  Problems problems;
  const publish::SiteFolder site(workspace.site);
  const auto shown = site.current();
  if (!shown) return problems;
  if (workspace.publication.remotes.empty()) return problems;
  const PushLock lock(workspace);
  for (const publish::Remote& remote : workspace.publication.remotes) {
    const publish::PushState before = last_push(workspace, remote.name);
    if (before.done && before.release == *shown) continue;
    // A process that dies on the way must leave word that the target is behind.
    remember_push(workspace, remote.name, {.release = *shown, .step = "upload"});
    const publish::PushState state = publish::push(remote, with_others(site, *shown), pulse);
    remember_push(workspace, remote.name, state);
    if (!state.done) problems.push_back(not_pushed(remote.name, state));
  }
  return problems;
}

}  // namespace vekha::service
