#pragma once

#include "access/accounts.h"
#include "access/audit_log.h"
#include "access/sessions.h"
#include "access/tokens.h"
#include "http/router.h"
#include "service/run_files.h"
#include "service/run_manager.h"
#include "service/workspace.h"
#include "web/live_report.h"
#include "web/phrase_shelf.h"
#include "web/released_site.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace vekha::web {

/// Counters for /metrics.
struct Metrics {
  std::atomic<std::size_t> requests = 0;
  std::atomic<std::size_t> client_errors = 0;
  std::atomic<std::size_t> server_errors = 0;
  std::atomic<std::size_t> uploads = 0;
  std::atomic<std::size_t> logins_refused = 0;
};

/// All that the handlers share. Lives as long as the server; settings are replaced as a whole when
/// they are read anew, so a request sees one state of them.
struct Parts {
  Parts(service::Workspace first, std::filesystem::path shipped,
        std::shared_ptr<service::Log> first_log)
      : templates(std::move(shipped)),
        accounts(first.service.state),
        tokens(first.service.state),
        audit(first.service.state),
        runs(std::make_shared<service::RunFiles>(first.service.state / "runs")),
        site(first.site),
        log(std::move(first_log)),
        workspace_(std::make_shared<const service::Workspace>(std::move(first))) {}

  std::shared_ptr<const service::Workspace> workspace() const {
    const std::lock_guard lock(mutex_);
    return workspace_;
  }
  void set_workspace(service::Workspace workspace) {
    auto fresh = std::make_shared<const service::Workspace>(std::move(workspace));
    const std::lock_guard lock(mutex_);
    workspace_ = std::move(fresh);
  }

  std::filesystem::path templates;  ///< those that come with Vekha
  access::Accounts accounts;
  access::Tokens tokens;
  access::Sessions sessions;
  access::LoginThrottle throttle;
  access::AuditLog audit;
  std::shared_ptr<service::RunStore> runs;
  ReleasedSite site;
  LiveReport live;
  PhraseShelf phrases;
  Metrics metrics;
  std::shared_ptr<service::Log> log;
  std::unique_ptr<service::RunManager> manager;
  std::function<Problems()> reload = [] { return Problems(); };
  std::atomic<bool> ready = false;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const service::Workspace> workspace_;
};

}  // namespace vekha::web
