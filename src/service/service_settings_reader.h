#pragma once

#include "service/service_settings.h"
#include "service/settings_reader.h"

namespace vekha::service {

/// What the reading of the service's tables needs from the rest of the file.
struct SettingsGround {
  std::filesystem::path folder;  ///< the workspace
  std::string time_zone;         ///< of the office
};

/// Reads [server], [calendar], [run] schedule with its policy, [[job]], [log], [mail] and
/// [webhook]. Every fault is told in `problems` with its line and column; secrets come from files
/// or the environment and are never part of a message.
ServiceSettings read_service_settings(const Toml& document, const SettingsGround& ground,
                                      Problems& problems);

/// Whether a table is one of those; for the search for misspelt ones.
bool is_service_table(std::string_view name);

/// Keys of [run] that belong to the service.
void read_default_job(const Toml& document, SettingsReader& run, const SettingsGround& ground,
                      ServiceSettings& settings);

}  // namespace vekha::service
