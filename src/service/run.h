#pragma once

#include "publish/site_folder.h"
#include "report/templates.h"
#include "service/collect.h"
#include "service/run_memo.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vekha::service {

enum class Publication { publish, check_only };

/// What a run does that finds everything as the last one left it.
enum class Unchanged {
  run_again,
  say_so  ///< the outcome of the last run again, without a snapshot; nothing is read or made
};

struct RunRequest {
  std::filesystem::path workspace;
  std::filesystem::path templates;   ///< folder that comes with Vekha
  std::optional<Date> as_of;         ///< wins over the workspace's own date
  std::optional<Period> window;      ///< reporting window of all programmes, over the workspace's
  std::optional<Language> language;  ///< of what is published; none: as the workspace says
  Publication publication = Publication::publish;
  Unchanged unchanged = Unchanged::run_again;
  bool forced = false;  ///< what a check finds stops nothing, and no approval is waited for
  publish::Takeover takeover = publish::Takeover::no;  ///< of a run that another node left off
  publish::MayShow may_show = [] { return true; };     ///< asked last before visitors see it
  Progress progress = [](Stage, std::size_t, std::size_t) {};
};

struct RunOutcome {
  Problems problems;                   ///< everything that a person should look at
  std::optional<std::string> release;  ///< name of what was published
  std::optional<std::string> draft;    ///< name of what waits for a person: vekha approve
  std::filesystem::path site;
  std::optional<report::Snapshot> snapshot;  ///< none when nothing changed (Unchanged::say_so)
  bool refused = false;  ///< nothing was published, though asked: the inputs or a check forbade it
};

/// The main job: pull, evaluate, render, publish one release. All or nothing: the last release
/// stays until the new one stands whole on the disk. Throws InputError for a workspace that isn't
/// one, ServiceError when the site can't be written.
RunOutcome run(const RunRequest& request);

/// Opens the workspace and evaluates it without rendering; `problems` as above.
RunOutcome evaluate_workspace(const RunRequest& request);

/// Templates that come with Vekha and, over them, the office's own.
report::Templates templates_of(const Workspace& workspace, const std::filesystem::path& shipped);

}  // namespace vekha::service
