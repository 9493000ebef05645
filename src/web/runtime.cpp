#include "web/runtime.h"

#include "base/error.h"
#include "publish/site_folder.h"
#include "service/failure_report.h"
#include "service/push_targets.h"
#include "service/run.h"
#include "service/run_history.h"
#include "web/api.h"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace vekha::web {

namespace fs = std::filesystem;
using service::LogLevel;

namespace {

Sharing sharing_of(const service::Workspace& workspace) {
  return service::history_address(workspace).engine == history::Engine::postgresql
             ? Sharing::with_nodes
             : Sharing::alone;
}

// Found out now, while somebody looks: a service in the background has no other place to tell it.
void require_log(const service::LogSettings& log) {
  if (log.file.empty()) return;
  errno = 0;
  if (std::ofstream(log.file, std::ios::app)) return;
  const std::string reason = std::generic_category().message(errno);
  throw ServiceError({.place = {.file = log.file.string()},
                      .code = "log_not_writable",
                      .text = {"журнал не записать: " + reason, "can't write the log: " + reason},
                      .advice = {"создайте папку журнала, дайте службе право записи в неё или "
                                 "назовите другой файл: --log или [log] file",
                                 "make the log's folder, let the service write there, or name "
                                 "another file: --log or [log] file"}});
}

}  // namespace

Runtime::Runtime(service::Workspace workspace, RuntimeChoice choice) : choice_(std::move(choice)) {
  apply_choice(workspace);
  fs::create_directories(workspace.service.state);
  ::chmod(workspace.service.state.c_str(), 0700);
  claim_ = std::make_unique<StateClaim>(workspace.service.state, sharing_of(workspace));
  std::error_code error;
  // What a killed service left half received; another node's may be on its way.
  if (claim_->is_alone()) fs::remove_all(workspace.service.state / "uploads", error);
  require_log(workspace.service.log);
  log_ = std::make_shared<service::Log>(workspace.service.log, workspace.language);
  memory_ = std::make_unique<service::JobFile>(workspace.service.state);
  parts_ = std::make_unique<Parts>(std::move(workspace), choice_.templates, log_);
  parts_->reload = [this] {
    Problems problems = service::load_workspace(choice_.workspace).problems;
    if (!service::has_fatal(problems)) reload_wanted_ = true;
    return problems;
  };
  make_manager();
  make_server();
  const auto unfinished = parts_->manager->abandon_unfinished(
      claim_->is_alone() ? service::RunManager::Nodes::this_one
                         : service::RunManager::Nodes::others_too);
  claim_->let_nodes_in();
  make_shared_schedule();
  make_scheduler();
  // What nodes do together stands in their history, and is given back there.
  for (const std::string& job : unfinished) {
    if (shared_ == nullptr) start_job(job);
  }
  check_history();
  look_at_site();
}

Runtime::~Runtime() {
  stopping_ = true;
  scheduler_.reset();
  shared_.reset();
  server_.reset();
  parts_->manager.reset();
  if (refreshing_.joinable()) refreshing_.join();
  if (checking_.joinable()) checking_.join();
}

// Beside the rest: a history of years takes seconds to be read, and visitors need none of it.
void Runtime::check_history() {
  checking_ = std::thread([this, workspace = parts_->workspace()] {
    try {
      const auto damage = service::damage_of_history(*workspace);
      if (!damage) return;
      log_->write(LogLevel::error, "",
                  {to_text(*damage, Language::russian), to_text(*damage, Language::english)});
    } catch (const std::exception& error) {
      const std::string what = error.what();
      log_->write(LogLevel::error, "",
                  {"история не проверена: " + what, "the history was not checked: " + what});
    }
  });
}

void Runtime::apply_choice(service::Workspace& workspace) const {
  if (choice_.address) workspace.service.server.address = *choice_.address;
  if (choice_.port) workspace.service.server.port = *choice_.port;
  if (choice_.log_format) workspace.service.log.format = *choice_.log_format;
  if (choice_.log_file) workspace.service.log.file = *choice_.log_file;
}

service::RunRequest Runtime::run_request() const {
  return {.workspace = choice_.workspace, .templates = choice_.templates, .as_of = choice_.as_of};
}

void Runtime::make_server() {
  http::ExchangeRules rules{
      .handler = service_handler(*parts_),
      .largest_body = parts_->workspace()->service.largest_upload + (1U << 20U)};
  rules.tell_failure = [log = log_](const std::string& what) {
    log->write(LogLevel::error, "", {"запрос не обработан: " + what, "a request failed: " + what});
  };
  server_ = std::make_unique<http::Server>(parts_->workspace()->service.server, std::move(rules));
}

void Runtime::make_manager() {
  parts_->manager = std::make_unique<service::RunManager>(service::RunManager::World{
      .store = parts_->runs,
      .log = log_,
      .request = [this] { return run_request(); },
      .published =
          [this](service::RunOutcome& outcome) {
            parts_->live.set(
                {std::make_shared<const report::Snapshot>(std::move(*outcome.snapshot)),
                 outcome.release.value_or(""), true});
          },
      .failed = [this](const service::RunRecord& record,
                       const Problems& problems) { tell_failure(record, problems); }});
}

void Runtime::make_scheduler() {
  scheduler_.reset();
  std::vector<schedule::Job> jobs;
  for (const service::JobSettings& job : parts_->workspace()->service.jobs)
    jobs.push_back(job.job);
  if (jobs.empty()) {
    log_->write(LogLevel::info, "",
                {"расписания нет: только сайт", "no schedule: serving the site only"});
    return;
  }
  scheduler_ = std::make_unique<schedule::Scheduler>(
      std::move(jobs),
      schedule::World{*memory_, [this](const std::string& job, schedule::Instant at) {
                        if (shared_ != nullptr) {
                          shared_->enter(job, at);
                        } else {
                          start_job(job);
                        }
                      }});
}

void Runtime::make_shared_schedule() {
  const auto workspace = parts_->workspace();
  const history::Address address = service::history_address(*workspace);
  if (address.engine != history::Engine::postgresql) return;
  shared_ = std::make_unique<service::SharedSchedule>(service::SharedSchedule::World{
      .address = address,
      .office = workspace->office.name,
      .rules = {.silent = workspace->service.node_silent},
      .log = log_,
      .busy = [this] { return parts_->manager->is_busy(); },
      .start =
          [this](const std::string& job, std::shared_ptr<service::TaskInHand> task) {
            start_job(job, std::move(task));
          }});
}

void Runtime::start_job(const std::string& job, std::shared_ptr<service::TaskInHand> task) {
  service::RunOrder order{.trigger = "schedule:" + job, .task = std::move(task)};
  const auto workspace = parts_->workspace();
  for (const service::JobSettings& each : workspace->service.jobs) {
    if (each.job.name == job) order.policy = each.policy;
  }
  if (!parts_->manager->start(order, service::RunManager::WhenBusy::wait)) {
    log_->write(LogLevel::warning, "",
                {"задание " + job + " пропущено: запуск уже идёт, и ещё один ждёт",
                 "job " + job + " left out: a run is going on and another waits"});
  }
}

void Runtime::tell_failure(const service::RunRecord& record, const Problems& problems) {
  const auto workspace = parts_->workspace();
  const auto attempt = [&](const char* what, const std::function<void()>& send) {
    try {
      send();
    } catch (const ServiceError& error) {
      log_->write(LogLevel::error, record.id,
                  {to_text(error.problem(), Language::russian),
                   to_text(error.problem(), Language::english)},
                  {{"channel", what}});
    }
  };
  if (workspace->service.mail) {
    attempt("mail", [&] {
      notify::send(
          service::failure_mail(record, problems, *workspace->service.mail, workspace->office.name),
          workspace->service.mail->smtp);
    });
  }
  if (workspace->service.webhook)
    attempt("webhook", [&] {
      notify::post_json(*workspace->service.webhook, service::failure_json(record, problems));
    });
}

bool Runtime::take(service::Workspace workspace) {
  apply_choice(workspace);
  const auto now = parts_->workspace();
  const bool same = now->service.server == workspace.service.server &&
                    now->service.state == workspace.service.state && now->site == workspace.site &&
                    now->service.log == workspace.service.log &&
                    now->language == workspace.language &&
                    now->service.largest_upload == workspace.service.largest_upload &&
                    now->history == workspace.history &&
                    now->service.node_silent == workspace.service.node_silent;
  if (!same) return false;
  parts_->set_workspace(std::move(workspace));
  make_scheduler();
  return true;
}

void Runtime::look_at_site() {
  const std::string current = publish::SiteFolder(parts_->workspace()->site).current().value_or("");
  const Published published = parts_->live.get();
  const bool known = published.release == current && (published.snapshot || current.empty());
  if (current.empty()) parts_->ready = true;
  const bool pushed = pushed_ == current || parts_->workspace()->publication.remotes.empty();
  if ((known && pushed) || current.empty() || parts_->manager->current()) return;
  refresh(current, known);
}

void Runtime::refresh(const std::string& release, bool known) {
  if (refresh_going_on_.exchange(true)) return;
  if (refreshing_.joinable()) refreshing_.join();
  pushed_ = release;
  refreshing_ = std::thread([this, release, known] {
    if (!known) work_out(release);
    parts_->ready = true;
    push_to_targets();
    refresh_going_on_ = false;
  });
}

// One of the places where everything is caught: this thread must not end the service.
void Runtime::push_to_targets() {
  try {
    const Problems behind = service::push_targets(*parts_->workspace(), [this] {
      if (stopping_) throw std::runtime_error("stopping");
    });
    for (const Problem& problem : behind)
      log_->write(LogLevel::warning, "",
                  {to_text(problem, Language::russian), to_text(problem, Language::english)});
  } catch (const std::exception& error) {
    const std::string what = error.what();
    if (!stopping_)
      log_->write(LogLevel::error, "", {"не выложено: " + what, "not pushed: " + what});
  }
}

// Inputs that can't be read any more leave the site as it is; only the figures behind it are
// missing.
void Runtime::work_out(const std::string& release) {
  Published published{nullptr, release, false};
  try {
    service::RunRequest request = run_request();
    request.as_of = day_of_release(release);
    request.progress = [this](service::Stage, std::size_t, std::size_t) {
      if (stopping_) throw std::runtime_error("stopping");
    };
    service::RunOutcome outcome = service::evaluate_workspace(request);
    if (outcome.snapshot) {
      published.matches = is_of_release(*outcome.snapshot, release);
      published.snapshot = std::make_shared<const report::Snapshot>(std::move(*outcome.snapshot));
    }
  } catch (const std::exception& error) {
    const std::string what = error.what();
    if (!stopping_)
      log_->write(LogLevel::warning, "",
                  {"показатели выпуска не посчитаны: " + what, "no figures: " + what});
  }
  if (published.snapshot == nullptr)
    published.snapshot = std::make_shared<const report::Snapshot>();
  parts_->live.set(std::move(published));
}

}  // namespace vekha::web
