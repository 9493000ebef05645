#include "service/application.h"

#include "base/error.h"
#include "schedule/scheduler.h"
#include "service/site_server.h"

#include <Poco/AutoPtr.h>
#include <Poco/Util/ServerApplication.h>

#include <exception>
#include <memory>

namespace vekha::service {

namespace {

void refuse_fatal(const Problems& problems) {
  for (const Problem& problem : problems) {
    if (problem.severity == Severity::fatal) throw InputError(problem);
  }
}

// One of the three places where everything is caught: a failed run must not end the service.
void run_once(const ServeRequest& request) {
  try {
    request.tell_outcome(run(request.run));
  } catch (const InputError& error) {
    request.tell_outcome({.problems = {error.problem()}, .refused = true});
  } catch (const ServiceError& error) {
    request.tell_outcome({.problems = {error.problem()}, .refused = true});
  } catch (const std::exception& error) {
    const std::string what = error.what();
    request.say({"запуск не удался: " + what, "the run failed: " + what});
  }
}

// Forgets with the process; a job is new at each start.
class VolatileMemory : public schedule::JobMemory {
 public:
  std::optional<schedule::Instant> last(const std::string& job) const override {
    const auto found = times_.find(job);
    return found == times_.end() ? std::nullopt : std::optional(found->second);
  }
  void remember(const std::string& job, schedule::Instant time) override { times_[job] = time; }

 private:
  std::map<std::string, schedule::Instant> times_;
};

class Application : public Poco::Util::ServerApplication {
 public:
  explicit Application(const ServeRequest& request) : request_(request) { setUnixOptions(true); }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 protected:
  // Poco would swallow our exceptions' words; they are carried out to the caller instead.
  int main(const std::vector<std::string>&) override {
    try {
      work();
      return EXIT_OK;
    } catch (const std::exception&) {
      failure_ = std::current_exception();
      return EXIT_SOFTWARE;
    }
  }

 private:
  void work() {
    const LoadedWorkspace loaded = load_workspace(request_.run.workspace);
    refuse_fatal(loaded.problems);
    const Workspace& workspace = loaded.workspace;
    const SiteServer server(workspace.site, request_.address.value_or(workspace.address),
                            request_.port.value_or(workspace.port));
    const std::string port = std::to_string(server.port());
    request_.say({"сайт: порт " + port, "site: port " + port});
    const auto scheduler = scheduler_of(workspace);
    waitForTerminationRequest();
    request_.say({"останавливаюсь", "stopping"});
  }

  std::unique_ptr<schedule::Scheduler> scheduler_of(const Workspace& workspace) {
    const auto cron = schedule::Cron::parse(workspace.schedule);
    if (!cron) {
      request_.say({"расписания в vekha.toml нет: только сайт",
                    "no schedule in vekha.toml: serving the site only"});
      return nullptr;
    }
    const schedule::JobClock::Plan plan{.cron = *cron, .zone = workspace.time_zone};
    const auto next = cron->next(schedule::now(), plan.zone, plan.calendar);
    if (next) {
      const std::string time = schedule::to_text(schedule::local_time(*next, plan.zone));
      request_.say({"следующий запуск " + time, "next run " + time});
    }
    return std::make_unique<schedule::Scheduler>(
        std::vector<schedule::Job>{{"nightly", plan}},
        schedule::World{memory_,
                        [this](const std::string&, schedule::Instant) { run_once(request_); }});
  }

  const ServeRequest& request_;
  VolatileMemory memory_;
  std::exception_ptr failure_;
};

}  // namespace

void serve(const ServeRequest& request) {
  Poco::AutoPtr<Application> application(new Application(request));
  application->run(std::vector<std::string>{"vekha"});
  application->rethrow();
}

}  // namespace vekha::service
