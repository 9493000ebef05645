#pragma once

#include <chrono>
#include <optional>
#include <string>

/// What a service of Type=notify tells systemd (sd_notify(3)), without its library.
namespace vekha::web {

/// Sends lines like "READY=1" to the socket that NOTIFY_SOCKET names. False: there is none, or
/// nobody listens.
bool notify_systemd(const std::string& state);

/// How often WATCHDOG=1 must be sent: half of WATCHDOG_USEC; nullopt: not asked for.
std::optional<std::chrono::seconds> watchdog_interval();

}  // namespace vekha::web
