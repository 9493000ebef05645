#include "service/run_manager.h"

#include "base/error.h"
#include "base/json.h"
#include "service/node_name.h"

#include <algorithm>
#include <random>
#include <utility>

namespace vekha::service {

namespace {

// Thrown between two steps of a run, where nothing of it is visible yet.
class RunStopped : public std::runtime_error {
 public:
  explicit RunStopped(RunState state) : std::runtime_error("stopped"), state_(state) {}
  RunState state() const { return state_; }

 private:
  RunState state_;
};

std::string new_id(Instant now) {
  std::string id;
  for (const char c : schedule::to_utc_text(now)) {
    if (c >= '0' && c <= '9') id.push_back(c);
    if (c == 'T') id.push_back('-');
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  id.push_back('-');
  for (int i = 0; i < 4; ++i)
    id.push_back(digits[source() % 16]);
  return id;
}

std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::read_road_maps: return "read_road_maps";
    case Stage::read_exports: return "read_exports";
    case Stage::evaluate: return "evaluate";
    case Stage::render: return "render";
    case Stage::publish: return "publish";
  }
  return "";
}

// A run of another node that shares the state folder.
bool lives_elsewhere(const std::string& node) {
  return node != node_name() && may_live(node);
}

Problem problem_of(const std::exception& error) {
  const std::string what = error.what();
  return {.code = "internal",
          .text = {"внутренняя ошибка: " + what, "internal error: " + what},
          .advice = {"сообщите разработчикам", "please report it"},
          .severity = Severity::fatal};
}

void count_problems(RunRecord& record, const Problems& problems) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(problems.begin(), problems.end(),
                      [severity](const Problem& problem) { return problem.severity == severity; }));
  };
  record.fatal = count(Severity::fatal);
  record.warnings = count(Severity::warning);
  record.remarks = count(Severity::remark);
}

Words message_of(const RunRecord& record) {
  switch (record.state) {
    case RunState::published:
      return {"опубликован выпуск " + record.release, "published release " + record.release};
    case RunState::drafted:
      return {"черновик " + record.draft + " готов: посмотрите и одобрите",
              "the draft " + record.draft + " is ready: look at it and approve it"};
    case RunState::refused:
      if (!record.draft.empty()) {
        return {"проверка остановила выпуск: черновик " + record.draft +
                    " ждёт решения, прежний выпуск остался на месте",
                "a check stopped the release: the draft " + record.draft +
                    " waits for a decision, the last release is untouched"};
      }
      return {"отказ: данные нельзя публиковать, прежний выпуск остался на месте",
              "refused: the inputs can't be published, the last release is untouched"};
    case RunState::failed:
      return {"сбой: прежний выпуск остался на месте", "failed: the last release is untouched"};
    case RunState::stopped:
      return {"остановлен: прежний выпуск остался на месте",
              "stopped: the last release is untouched"};
    case RunState::timed_out: return {"не уложился в отведённое время", "took longer than it may"};
    default: return {"", ""};
  }
}

}  // namespace

RunManager::RunManager(World world) : world_(std::move(world)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

RunManager::~RunManager() {
  stop_current_ = true;
  thread_.request_stop();
  changed_.notify_all();
  thread_.join();
}

std::optional<std::string> RunManager::start(const RunOrder& order, WhenBusy when_busy) {
  std::unique_lock lock(mutex_);
  const bool busy = !current_.empty() || !waiting_.empty();
  if (busy && (when_busy == WhenBusy::refuse || !waiting_.empty())) return std::nullopt;
  const Instant now = schedule::now();
  Pending pending{
      .record = {.id = new_id(now), .trigger = order.trigger, .node = node_name(), .created = now},
      .order = order};
  world_.store->put(pending.record);
  std::string id = pending.record.id;
  waiting_.push_back(std::move(pending));
  lock.unlock();
  changed_.notify_all();
  return id;
}

bool RunManager::stop(const std::string& id) {
  const std::lock_guard lock(mutex_);
  if (current_ != id) return false;
  stop_current_ = true;
  changed_.notify_all();
  return true;
}

bool RunManager::is_busy() const {
  const std::lock_guard lock(mutex_);
  return !current_.empty() || !waiting_.empty();
}

std::optional<std::string> RunManager::current() const {
  const std::lock_guard lock(mutex_);
  return current_.empty() ? std::nullopt : std::optional(current_);
}

std::vector<RunEvent> RunManager::events(const std::string& id, std::size_t number,
                                         std::chrono::milliseconds time, bool& over) {
  std::unique_lock lock(mutex_);
  const auto is_waiting = [&] {
    return std::ranges::any_of(waiting_,
                               [&](const Pending& pending) { return pending.record.id == id; });
  };
  const auto there = [&] {
    return (events_of_ == id && events_.size() > number) || (current_ != id && !is_waiting());
  };
  changed_.wait_for(lock, time, there);
  over = current_ != id && !is_waiting();
  if (events_of_ != id || events_.size() <= number) return {};
  return {events_.begin() + static_cast<long>(number), events_.end()};
}

std::vector<std::string> RunManager::abandon_unfinished(Nodes nodes) {
  constexpr std::string_view scheduled = "schedule:";
  std::vector<std::string> jobs;
  for (RunRecord& record : world_.store->list(50)) {
    if (is_over(record.state)) continue;
    // A number of a process may be another program's by now, so it counts only where there are
    // other nodes.
    if (nodes == Nodes::others_too && lives_elsewhere(record.node)) continue;
    record.state = RunState::abandoned;
    record.ended = schedule::now();
    record.message = {"служба прервалась во время запуска", "the service ended during the run"};
    world_.store->put(record);
    if (record.trigger.starts_with(scheduled))
      jobs.push_back(record.trigger.substr(scheduled.size()));
  }
  return jobs;
}

void RunManager::work(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
    Pending pending = std::move(waiting_.front());
    waiting_.pop_front();
    current_ = pending.record.id;
    events_of_ = current_;
    events_.clear();
    stop_current_ = false;
    lock.unlock();
    execute(std::move(pending), stop);
    lock.lock();
    current_.clear();
    lock.unlock();
    changed_.notify_all();
  }
}

void RunManager::execute(Pending pending, const std::stop_token& stop) {
  pending.record.started = schedule::now();
  pending.record.state = RunState::running;
  Problems problems;
  while (true) {
    tell_state(pending.record);
    say(pending.record, LogLevel::info,
        {"запуск начат (" + pending.record.trigger + ")",
         "the run begins (" + pending.record.trigger + ")"});
    problems = attempt(pending, stop);
    const bool again =
        pending.record.state == RunState::failed || pending.record.state == RunState::timed_out;
    if (!again || pending.record.attempt > pending.order.policy.retries) break;
    if (!sleep_before_retry(pending, stop)) break;
    ++pending.record.attempt;
    pending.record.state = RunState::running;
  }
  end(pending, problems);
  settle_task(pending, stop);
}

// A node that ends, or failed, lets another try; what a person stopped or a document refuses is
// done.
void RunManager::settle_task(const Pending& pending, const std::stop_token& stop) {
  const std::shared_ptr<TaskInHand>& task = pending.order.task;
  if (task == nullptr) return;
  const RunState state = pending.record.state;
  const bool again = state == RunState::failed || state == RunState::timed_out ||
                     (state == RunState::stopped && stop.stop_requested());
  try {
    if (again) {
      task->give_back();
    } else {
      task->finish();
    }
  } catch (const ServiceError& error) {
    say(pending.record, LogLevel::warning,
        {to_text(error.problem(), Language::russian), to_text(error.problem(), Language::english)});
  }
}

bool RunManager::sleep_before_retry(const Pending& pending, const std::stop_token& stop) {
  const int doublings = std::min(pending.record.attempt - 1, 6);
  const auto pause = pending.order.policy.retry_after * (1 << doublings);
  const std::string seconds = std::to_string(pause.count());
  say(pending.record, LogLevel::warning,
      {"сбой; повтор через " + seconds + " с", "failed; another try in " + seconds + " s"});
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, stop, pause, [this] { return stop_current_.load(); });
  return !stop.stop_requested() && !stop_current_;
}

// One of the three places where everything is caught: a failed run must not end the service.
Problems RunManager::attempt(Pending& pending, const std::stop_token& stop) {
  RunRecord& record = pending.record;
  const auto end_of_time = std::chrono::steady_clock::now() + pending.order.policy.time_limit;
  try {
    RunRequest request = world_.request();
    if (pending.order.as_of) request.as_of = pending.order.as_of;
    const std::shared_ptr<TaskInHand>& task = pending.order.task;
    if (task != nullptr) {
      request.takeover = task->takeover();
      request.may_show = [task] { return task->may_show(); };
    }
    request.progress = [&, this](Stage stage, std::size_t done, std::size_t total) {
      if (task != nullptr && !task->is_ours()) throw RunStopped(RunState::stopped);
      if (stop_current_ || stop.stop_requested()) throw RunStopped(RunState::stopped);
      if (std::chrono::steady_clock::now() > end_of_time) throw RunStopped(RunState::timed_out);
      add_event(
          "stage",
          Json{{"stage", std::string(name_of(stage))}, {"done", done}, {"total", total}}.dump());
    };
    RunOutcome outcome = world_.run(request);
    record.state = outcome.refused ? RunState::refused
                   : outcome.draft ? RunState::drafted
                                   : RunState::published;
    record.release = outcome.release.value_or("");
    record.draft = outcome.draft.value_or("");
    if (outcome.snapshot) {
      record.snapshot = outcome.snapshot->id;
      record.as_of = to_iso(outcome.snapshot->as_of);
    }
    if (record.state == RunState::published) world_.published(outcome);
    return std::move(outcome.problems);
  } catch (const RunStopped& stopped) {
    record.state = stopped.state();
    return {};
  } catch (const InputError& error) {
    record.state = RunState::refused;
    return {error.problem()};
  } catch (const ServiceError& error) {
    record.state = RunState::failed;
    return {error.problem()};
  } catch (const std::exception& error) {
    record.state = RunState::failed;
    return {problem_of(error)};
  }
}

void RunManager::end(Pending& pending, const Problems& problems) {
  RunRecord& record = pending.record;
  record.ended = schedule::now();
  record.message = message_of(record);
  count_problems(record, problems);
  ++finished_;
  const bool good = record.state == RunState::published || record.state == RunState::drafted;
  if (!good) ++not_published_;
  world_.store->put_problems(record.id, problems);
  say(record, good ? LogLevel::info : LogLevel::error, record.message);
  for (const Problem& problem : problems) {
    if (problem.severity == Severity::fatal)
      say(record, LogLevel::error,
          {to_text(problem, Language::russian), to_text(problem, Language::english)});
  }
  tell_state(record);
  const bool worth_telling = record.state == RunState::refused ||
                             record.state == RunState::failed ||
                             record.state == RunState::timed_out;
  if (worth_telling) world_.failed(record, problems);
}

void RunManager::tell_state(const RunRecord& record) {
  world_.store->put(record);
  add_event("state", Json{{"state", std::string(service::name_of(record.state))},
                          {"attempt", record.attempt}}
                         .dump());
}

void RunManager::add_event(const std::string& name, const std::string& data) {
  {
    const std::lock_guard lock(mutex_);
    // A step tells often that it goes on, so that it can be stopped: once is enough for listeners.
    if (!events_.empty() && events_.back().name == name && events_.back().data == data) return;
    events_.push_back({events_.size() + 1, name, data});
  }
  changed_.notify_all();
}

void RunManager::say(const RunRecord& record, LogLevel level, const Words& words) {
  world_.log->write(level, record.id, words);
  world_.store->append_log(
      record.id, log_line(LogFormat::text, {.time = schedule::to_utc_text(schedule::now()),
                                            .level = level,
                                            .run = "",
                                            .text = words.ru,
                                            .fields = {}}));
}

}  // namespace vekha::service
