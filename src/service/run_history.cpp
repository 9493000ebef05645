#include "service/run_history.h"

#include "base/error.h"
#include "service/drafts.h"
#include "service/history_records.h"
#include "service/task_in_hand.h"

#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t dead_after_seconds = 3600;

}  // namespace

history::Address history_address(const Workspace& workspace) {
  const std::string text = workspace.history.empty() ? "state/history.db" : workspace.history;
  return history::parse_address(text, workspace.folder, workspace.history_place);
}

std::optional<Problem> damage_of_history(const Workspace& workspace) {
  const history::Address address = history_address(workspace);
  std::error_code error;
  if (address.engine != history::Engine::sqlite || !fs::exists(address.target, error))
    return std::nullopt;
  try {
    history::Store(address, workspace.office.name).check();
    return std::nullopt;
  } catch (const ServiceError& failure) {
    return failure.problem();
  }
}

namespace {

// The address; the folder of a SQLite file exists then.
history::Address history_address_made(const Workspace& workspace) {
  history::Address address = history_address(workspace);
  if (address.engine == history::Engine::sqlite) {
    std::error_code error;  // if it fails, opening the file says why
    fs::create_directories(fs::path(address.target).parent_path(), error);
  }
  return address;
}

Problem not_entered(Problem problem) {
  problem.severity = Severity::warning;
  problem.text.ru.insert(0, "запуск не записан в историю: ");
  problem.text.en.insert(0, "the run was not entered in the history: ");
  return problem;
}

}  // namespace

Problems enter_action(const Workspace& workspace, const ActionEntry& action,
                      const Draft* published) {
  try {
    history::Store store(history_address_made(workspace), workspace.office.name);
    if (published != nullptr && !published->run.empty()) {
      store.finish_run(published->run,
                       {.outcome = history::RunOutcome::published,
                        .release = published->name,
                        .snapshot = published->snapshot,
                        .as_of = published->as_of,
                        .problems = static_cast<std::int64_t>(published->problems.size())});
    }
    store.audit(action.who, action.what, action.target, "");
    return {};
  } catch (const ServiceError& error) {
    return {not_entered(error.problem())};
  }
}

RunHistory::RunHistory(const Workspace& workspace, Date as_of) {
  try {
    store_.emplace(history_address_made(workspace), workspace.office.name);
    const auto dead = store_->abandon_silent_runs(dead_after_seconds);
    if (!dead.empty()) store_->check();
    run_ = store_->begin_run(node_name(), to_iso(as_of));
  } catch (const ServiceError& error) {
    tell(error.problem());
  }
}

void RunHistory::finish(const history::RunResult& result, const report::Snapshot* snapshot) {
  if (!store_ || run_.empty()) return;
  try {
    if (snapshot != nullptr) {
      store_->record_observations(run_, observation_records(*snapshot));
      store_->record_decisions(run_, decision_records(*snapshot));
    }
    store_->finish_run(run_, result);
  } catch (const ServiceError& error) {
    tell(error.problem());
  }
}

void RunHistory::tell(const Problem& problem) {
  problems_.push_back(not_entered(problem));
}

}  // namespace vekha::service
