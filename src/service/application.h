#pragma once

#include "service/run.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace vekha::service {

struct ServeRequest {
  RunRequest run;                      ///< what each scheduled run does
  std::optional<std::string> address;  ///< win over [server] of the workspace
  std::optional<std::uint16_t> port;
  std::function<void(const Words&)> say;  ///< one line of the log
  std::function<void(const RunOutcome&)> tell_outcome;
};

/// The service: runs the workspace by its cron line and serves the released site until SIGTERM or
/// SIGINT; a run in hand is finished first. Throws InputError for a bad workspace, ServiceError
/// when the address is taken.
void serve(const ServeRequest& request);

}  // namespace vekha::service
