#include "service/run_lock.h"

#include "base/error.h"
#include "publish/site_error.h"
#include "schedule/time_zone.h"
#include "service/push_targets.h"

#include <unistd.h>

#include <array>
#include <string>
#include <system_error>

namespace vekha::service {

namespace {

std::string ourselves() {
  std::array<char, 100> host{};
  ::gethostname(host.data(), host.size() - 1);
  return std::string(host.data()) + ", pid " + std::to_string(::getpid()) + ", " +
         schedule::to_utc_text(schedule::now());
}

Problem push_stopped() {
  return {.place = {.file = "vekha.toml"},
          .code = "push_stopped",
          .text = {"выпуск показан здесь, а выкладка на серверы остановлена на полпути",
                   "the release is shown here, but its way to the servers was stopped"},
          .advice = {"следующий запуск продолжит, или сейчас: vekha push",
                     "the next run goes on, or now: vekha push"},
          .severity = Severity::warning};
}

// What visitors see here is published, however its way to the servers ends.
void push(const RunRequest& request, const Workspace& workspace, Problems& problems) {
  bool stopped = false;
  const auto pulse = [&] {
    try {
      request.progress(Stage::publish, 0, 1);
    } catch (...) {
      stopped = true;
      throw;
    }
  };
  try {
    const Problems behind = push_targets(workspace, pulse);
    problems.insert(problems.end(), behind.begin(), behind.end());
  } catch (...) {
    if (!stopped) throw;
    problems.push_back(push_stopped());
  }
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& site, int seconds, publish::Takeover takeover) {
  std::error_code made;
  std::filesystem::create_directories(site, made);
  if (made) throw publish::cannot_write_site(site, made.value());
  lock_ = std::make_unique<publish::FolderLock>(
      site / ".run.lock",
      publish::FolderLock::Rules{.wait_seconds = seconds, .takeover = takeover});
  if (!lock_->is_held()) {
    const std::string who = lock_->holder();
    throw ServiceError(
        {.place = {.file = site.string()},
         .code = "run_going_on",
         .text = {"идёт другой запуск (" + who + ")", "another run is going on (" + who + ")"},
         .advice = {"дождитесь его конца", "wait for its end"}});
  }
  lock_->write_holder(ourselves());
}

RunOutcome run_alone(const RunRequest& request) {
  constexpr int seconds_waited = 60;
  const Workspace workspace = load_workspace(request.workspace).workspace;
  const RunLock lock(workspace.site, seconds_waited, request.takeover);
  RunOutcome outcome = run(request);
  if (!outcome.release || workspace.publication.remotes.empty()) return outcome;
  push(request, workspace, outcome.problems);
  return outcome;
}

}  // namespace vekha::service
