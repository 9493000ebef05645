#include "service/run_history.h"

#include "base/error.h"
#include "service/history_records.h"

#include <unistd.h>

#include <array>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t dead_after_seconds = 3600;

std::string node_name() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return std::string(host.data()) + ":" + std::to_string(::getpid());
}

}  // namespace

history::Address history_address(const Workspace& workspace) {
  const std::string text = workspace.history.empty() ? "state/history.db" : workspace.history;
  return history::parse_address(text, workspace.folder, workspace.history_place);
}

RunHistory::RunHistory(const Workspace& workspace, Date as_of) {
  try {
    const history::Address address = history_address(workspace);
    if (address.engine == history::Engine::sqlite) {
      std::error_code error;  // if it fails, opening the file says why
      fs::create_directories(fs::path(address.target).parent_path(), error);
    }
    store_.emplace(address, workspace.office.name);
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

void RunHistory::tell(Problem problem) {
  problem.severity = Severity::warning;
  problem.text.ru.insert(0, "запуск не записан в историю: ");
  problem.text.en.insert(0, "the run was not entered in the history: ");
  problems_.push_back(std::move(problem));
}

}  // namespace vekha::service
