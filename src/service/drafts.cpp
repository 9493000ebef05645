#include "service/drafts.h"

#include "base/file_io.h"
#include "service/problem_json.h"
#include "service/run_history.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

DraftRecords::DraftRecords(const Workspace& workspace)
    : folder_(workspace.service.state / "drafts") {}

fs::path DraftRecords::file_of(const std::string& name) const {
  return folder_ / (name + ".json");
}

void DraftRecords::put(const Draft& draft) const {
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::owner_all);
  const Json json = {{"name", draft.name},   {"stopped", draft.stopped},
                     {"run", draft.run},     {"snapshot", draft.snapshot},
                     {"as_of", draft.as_of}, {"problems", to_json(draft.problems)}};
  write_file_atomically(file_of(draft.name),
                        json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Draft DraftRecords::find(const std::string& name) const {
  Draft draft{.name = name};
  std::ifstream in(file_of(name));
  const Json json = Json::parse(in, nullptr, false);
  if (!json.is_object()) return draft;
  draft.stopped = json.value("stopped", false);
  draft.run = json.value("run", "");
  draft.snapshot = json.value("snapshot", "");
  draft.as_of = json.value("as_of", "");
  draft.problems = problems_from_json(json.value("problems", Json::array()));
  return draft;
}

void DraftRecords::remove(const std::string& name) const {
  std::error_code error;
  fs::remove(file_of(name), error);
}

namespace {

// Servers hold the shown release only: there a link to another one would lead nowhere.
bool brings_all_releases(const std::vector<publish::Remote>& remotes) {
  return std::ranges::all_of(remotes, [](const publish::Remote& remote) {
    return remote.kind == publish::Remote::Kind::folder;
  });
}

}  // namespace

publish::Target publish_target(const Workspace& workspace) {
  publish::Target target{.folder = workspace.site,
                         .keep = workspace.publication.keep,
                         .releases_linked = brings_all_releases(workspace.publication.remotes),
                         .checks = workspace.publication.checks,
                         .approval = workspace.publication.approval};
  if (!workspace.publication.signing_key.empty())
    target.key = std::make_shared<const publish::SigningKey>(workspace.publication.signing_key);
  return target;
}

std::vector<Draft> drafts_of(const Workspace& workspace) {
  const DraftRecords records(workspace);
  std::vector<Draft> drafts;
  for (const std::string& name : publish::SiteFolder(workspace.site).drafts())
    drafts.push_back(records.find(name));
  std::ranges::reverse(drafts);
  return drafts;
}

Problems approve(const Workspace& workspace, const std::string& name, const std::string& who) {
  publish::approve(publish_target(workspace), name);
  const DraftRecords records(workspace);
  const Draft draft = records.find(name);
  records.remove(name);
  return enter_action(workspace, {.who = who, .what = "approve", .target = name}, &draft);
}

Problems discard(const Workspace& workspace, const std::string& name, const std::string& who) {
  const publish::SiteFolder site(workspace.site);
  const publish::SiteLock lock(site.path(), 60);
  site.discard(name);
  DraftRecords(workspace).remove(name);
  return enter_action(workspace, {.who = who, .what = "discard", .target = name}, nullptr);
}

}  // namespace vekha::service
