#pragma once

#include "web/runtime.h"

#include <filesystem>
#include <functional>

namespace vekha::web {

struct ServeRequest {
  RuntimeChoice choice;
  bool daemon = false;             ///< goes into the background; returns once it is up
  std::filesystem::path pid_file;  ///< empty: none
  std::function<void(const Problems&)> tell;
};

/// The service: runs the workspace by its schedule and answers over HTTP until SIGTERM or SIGINT.
/// SIGHUP, POST /api/v1/reload and a change of vekha.toml make it read its settings anew; faulty
/// ones are told in the log and the old stay in force. False: the settings are at fault, all of
/// which was told. Throws InputError for a workspace that isn't one, ServiceError when the address
/// is taken, the state folder is another service's, or a file that it needs can't be written.
bool serve(const ServeRequest& request);

}  // namespace vekha::web
