#include "web/application.h"

#include "base/error.h"
#include "web/pid_file.h"
#include "web/start_report.h"
#include "web/systemd.h"

#include <Poco/AutoPtr.h>
#include <Poco/Util/ServerApplication.h>
#include <signal.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace vekha::web {

namespace fs = std::filesystem;
using service::LogLevel;

namespace {

// Blocked in every thread and waited for in one place, so that no handler runs in the midst of
// anything.
sigset_t our_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP})
    sigaddset(&set, signal);
  return set;
}

// Each waiting connection takes a file descriptor.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// When and how large the files that hold settings were.
struct Stamp {
  fs::file_time_type time;
  std::uintmax_t size = 0;
  bool operator==(const Stamp&) const = default;
};

Stamp stamp_of(const fs::path& workspace) {
  std::error_code error;
  const fs::path file = workspace / "vekha.toml";
  Stamp stamp{fs::last_write_time(file, error), 0};
  stamp.size = fs::file_size(file, error);
  return stamp;
}

class Application : public Poco::Util::ServerApplication {
 public:
  /// `report` is null for a service that stays in the foreground.
  Application(const ServeRequest& request, service::Workspace workspace, StartReport* report)
      : request_(request), workspace_(std::move(workspace)), report_(report) {
    setUnixOptions(true);
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 protected:
  // Poco would swallow our exceptions' words; they are carried out to the caller instead.
  int main(const std::vector<std::string>&) override {
    try {
      work();
      return EXIT_OK;
    } catch (const ServiceError& error) {
      return fail(error.problem());
    } catch (const InputError& error) {
      return fail(error.problem());
    } catch (const std::exception& error) {
      const std::string what = error.what();
      return fail({.code = "internal",
                   .text = {"внутренняя ошибка: " + what, "internal error: " + what},
                   .advice = {"сообщите разработчикам", "please report it"}});
    }
  }

 private:
  int fail(const Problem& problem) {
    failure_ = std::current_exception();
    if (report_ != nullptr) report_->tell_failure(problem);
    return EXIT_SOFTWARE;
  }

  void work() {
    raise_file_limit();
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t signals = our_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    stamp_ = stamp_of(request_.choice.workspace);
    runtime_ = std::make_unique<Runtime>(workspace_, request_.choice);
    // Not before: the file of a service that is at work already must not be touched.
    const PidFile pid_file(request_.pid_file);
    tell_ready();
    if (report_ != nullptr) report_->tell_ready();
    while (!is_asked_to_stop(signals))
      look_around();
    runtime_->log().write(LogLevel::info, "", {"останавливаюсь", "stopping"});
    notify_systemd("STOPPING=1");
    runtime_.reset();
  }

  void tell_ready() {
    const std::string port = std::to_string(runtime_->port());
    const std::string address = runtime_->parts().workspace()->service.server.address;
    runtime_->log().write(LogLevel::info, "",
                          {"служба работает: " + address + ", порт " + port,
                           "the service is up: " + address + ", port " + port},
                          {{"port", port}});
    notify_systemd("READY=1\nSTATUS=" + address + ":" + port);
  }

  bool is_asked_to_stop(const sigset_t& signals) {
    timespec second{1, 0};
    const int signal = ::sigtimedwait(&signals, nullptr, &second);
    if (signal == SIGHUP) reload();
    return signal == SIGTERM || signal == SIGINT;
  }

  void look_around() {
    const auto now = std::chrono::steady_clock::now();
    static const auto interval = watchdog_interval();
    if (interval && now - last_ping_ >= *interval) {
      last_ping_ = now;
      notify_systemd("WATCHDOG=1");
    }
    runtime_->look_at_site();
    const Stamp stamp = stamp_of(request_.choice.workspace);
    if (runtime_->reload_wanted() || stamp != stamp_) {
      stamp_ = stamp;
      reload();
    }
  }

  void reload() {
    try {
      service::LoadedWorkspace loaded = service::load_workspace(request_.choice.workspace);
      for (const Problem& problem : loaded.problems) {
        runtime_->log().write(
            LogLevel::warning, "",
            {to_text(problem, Language::russian), to_text(problem, Language::english)});
      }
      if (service::has_fatal(loaded.problems)) {
        runtime_->log().write(LogLevel::error, "",
                              {"настройки с ошибкой: работаю по прежним",
                               "the settings are at fault: the old ones stay in force"});
        return;
      }
      if (!runtime_->take(loaded.workspace)) begin_anew(std::move(loaded.workspace));
      runtime_->log().write(LogLevel::info, "",
                            {"настройки перечитаны", "the settings were read anew"});
    } catch (const InputError& error) {
      runtime_->log().write(LogLevel::error, "",
                            {to_text(error.problem(), Language::russian),
                             to_text(error.problem(), Language::english)});
    }
  }

  // Address, certificate or folders have changed. When the new ones can't be had, the old service
  // comes back.
  void begin_anew(service::Workspace fresh) {
    service::Workspace old = *runtime_->parts().workspace();
    runtime_.reset();
    try {
      runtime_ = std::make_unique<Runtime>(std::move(fresh), request_.choice);
    } catch (const ServiceError& error) {
      runtime_ = std::make_unique<Runtime>(std::move(old), request_.choice);
      runtime_->log().write(LogLevel::error, "",
                            {to_text(error.problem(), Language::russian),
                             to_text(error.problem(), Language::english)});
    }
    tell_ready();
  }

  const ServeRequest& request_;
  service::Workspace workspace_;
  StartReport* report_;
  std::unique_ptr<Runtime> runtime_;
  Stamp stamp_;
  std::chrono::steady_clock::time_point last_ping_;
  std::exception_ptr failure_;
};

}  // namespace

bool serve(const ServeRequest& request) {
  ServeRequest absolute = request;  // a daemon's current folder is the root
  absolute.choice.workspace = fs::absolute(request.choice.workspace);
  absolute.choice.templates = fs::absolute(request.choice.templates);
  service::LoadedWorkspace loaded = service::load_workspace(absolute.choice.workspace);
  request.tell(loaded.problems);
  if (service::has_fatal(loaded.problems)) return false;
  if (!request.pid_file.empty()) absolute.pid_file = fs::absolute(request.pid_file);
  std::vector<std::string> words{"vekha"};
  std::optional<StartReport> report;
  if (request.daemon) {
    report.emplace();
    if (report->half() == StartReport::Half::command) {
      report->wait();
      return true;
    }
    words.emplace_back("--daemon");
  }
  Poco::AutoPtr<Application> application(
      new Application(absolute, std::move(loaded.workspace), report ? &*report : nullptr));
  application->run(words);
  application->rethrow();
  return true;
}

}  // namespace vekha::web
