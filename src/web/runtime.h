#pragma once

#include "http/server.h"
#include "service/job_file.h"
#include "service/shared_schedule.h"
#include "web/parts.h"
#include "web/state_claim.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

namespace vekha::web {

/// What is done besides what the settings say.
struct RuntimeChoice {
  std::filesystem::path workspace;
  std::filesystem::path templates;  ///< those that come with Vekha
  std::optional<Date> as_of;
  std::optional<std::string> address;  ///< win over [server]
  std::optional<std::uint16_t> port;
  std::optional<service::LogFormat> log_format;  ///< win over [log]
  std::optional<std::filesystem::path> log_file;
};

/// The service at work with one state of its settings: server, schedule, runs. Stops as it is
/// destroyed: no new requests, those in hand end, a run in hand ends at its next step without being
/// shown.
class Runtime {
 public:
  /// ServiceError when the address can't be bound, the state folder or the log not written, or
  /// another service is at work on the folder.
  Runtime(service::Workspace workspace, RuntimeChoice choice);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  std::uint16_t port() const { return server_->port(); }
  Parts& parts() { return *parts_; }
  service::Log& log() { return *log_; }

  /// Takes new settings without a break where it can: everything but address, certificate, limits
  /// of the server, folders of state and site, and the log. False: those differ, make a new
  /// Runtime.
  bool take(service::Workspace workspace);
  /// Looks whether another release is shown now; then works the figures out again where they aren't
  /// its own, and brings it to the targets.
  void look_at_site();
  /// Set by a request to read the settings anew.
  bool reload_wanted() { return reload_wanted_.exchange(false); }

 private:
  void apply_choice(service::Workspace& workspace) const;
  void make_manager();
  void make_scheduler();
  void make_server();
  void make_shared_schedule();
  void check_history();
  void start_job(const std::string& job, std::shared_ptr<service::TaskInHand> task = nullptr);
  void refresh(const std::string& release, bool known);
  void push_to_targets();
  void work_out(const std::string& release);
  void tell_failure(const service::RunRecord& record, const Problems& problems);
  service::RunRequest run_request() const;

  RuntimeChoice choice_;
  std::unique_ptr<StateClaim> claim_;  // first, so that it goes last
  std::shared_ptr<service::Log> log_;
  std::unique_ptr<Parts> parts_;
  std::unique_ptr<service::JobFile> memory_;
  std::atomic<bool> reload_wanted_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread refreshing_;
  std::thread checking_;
  std::atomic<bool> refresh_going_on_ = false;
  std::string pushed_;  // release that the targets were last tried with; of look_at_site alone
  std::unique_ptr<service::SharedSchedule> shared_;  // only where nodes share a history
  std::unique_ptr<schedule::Scheduler> scheduler_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace vekha::web
