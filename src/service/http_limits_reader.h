#pragma once

#include "fetch/http_client.h"
#include "service/settings_reader.h"

namespace vekha::service {

/// How long and how much a [[source]] waits for a server: max_megabytes, redirects,
/// connect_seconds, stall_seconds, total_seconds, attempts, pause_seconds. What is left out keeps
/// its default; a number out of its range is a fatal problem at its line.
fetch::HttpLimits read_http_limits(SettingsReader& settings);

}  // namespace vekha::service
